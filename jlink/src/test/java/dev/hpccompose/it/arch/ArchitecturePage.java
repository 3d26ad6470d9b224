package dev.hpccompose.it.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/architecture.md}: what its tables say. */
final class ArchitecturePage {

  static final Path FILE = Path.of("../docs/architecture.md").toAbsolutePath().normalize();

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private ArchitecturePage() {}

  /** The modules that each module requires, or {@code all}. */
  static Map<String, Set<String>> modules() {
    return rows("modules");
  }

  /** The modules that the implementations of a seam may require, by the seam's word. */
  static Map<String, Set<String>> implementations() {
    return rows("implementations").entrySet().stream()
        .collect(Collectors.toMap(row -> row.getKey().replace("-*", ""), Map.Entry::getValue));
  }

  /** Where the page's links lead to. */
  static List<Path> links() {
    return LINK.matcher(text())
        .results()
        .map(link -> FILE.resolveSibling(link.group(1)).normalize())
        .toList();
  }

  private static Map<String, Set<String>> rows(String table) {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    text()
        .lines()
        .dropWhile(line -> !line.startsWith("<!-- " + table + ":"))
        .skip(3)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> List.of(line.split("\\|")))
        .forEach(cells -> rows.put(words(cells.get(1)).iterator().next(), words(cells.get(3))));
    return rows;
  }

  private static Set<String> words(String cell) {
    return cell.strip().equals("all")
        ? Set.of("all")
        : CODE.matcher(cell)
            .results()
            .map(MatchResult::group)
            .map(word -> word.replace("`", ""))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
