package dev.hpccompose.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory as it was once, and is again when it is wanted.
 *
 * @param place the directory
 * @param kept a copy of it
 */
record Template(Path place, Path kept) {

  static Template of(Path place) throws IOException {
    Template template = new Template(place, place.resolveSibling(place.getFileName() + ".kept"));
    copy(place, template.kept);
    return template;
  }

  void restore() throws IOException {
    delete(place);
    copy(kept, place);
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** All files below a directory with what is in them; links with where they lead. */
  static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        tree.forEach(path -> contents.put(directory.relativize(path).toString(), content(path)));
      }
    }
    return contents;
  }

  /** The names of what is there in one and not the same in the other. */
  static List<String> differences(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .filter(name -> !one.getOrDefault(name, "-").equals(other.getOrDefault(name, "-")))
        .toList();
  }

  private static String content(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return "link " + Files.readSymbolicLink(path);
      }
      return Files.isDirectory(path)
          ? "directory"
          : "file " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
