package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file holds a spec and, below a ruler, exactly what a person reads about it. */
class DiagnosticGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/diagnostics");
  private static final String RULER = "=====\n";

  /** Codes that depend on files, or that only a plan gives; other tests have them. */
  private static final Set<String> ELSEWHERE =
      Set.of("E0001", "E0002", "E0003", "E0004", "E0008", "E0009", "E0012", "E0203", "W0001");

  @TempDir Path directory;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyProblemOfAFileIsShownWithItsPlace(Path file) throws IOException {
    String text = Files.readString(file);
    int ruler = text.indexOf(RULER);
    SpecResult result = Specs.load(directory, text.substring(0, ruler), Map.of("HOME", "/home/u"));

    String shown =
        Specs.text(result)
            .replace(directory + "/compose.yaml", "compose.yaml")
            .replace(directory.toString(), "DIR");

    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, text.substring(0, ruler + RULER.length()) + shown);
    }
    assertThat(shown).isEqualTo(Files.readString(file).substring(ruler + RULER.length()));
  }

  @Test
  void everyCodeOfASpecHasAGoldenText() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(Files.readString(file));
    }
    Set<String> missing =
        Arrays.stream(DiagnosticCode.values())
            .map(DiagnosticCode::id)
            .filter(id -> !ELSEWHERE.contains(id))
            .filter(id -> !id.startsWith("06", 1) && !id.startsWith("07", 1))
            .filter(id -> all.indexOf("[" + id + "]") < 0)
            .collect(Collectors.toSet());
    assertThat(missing).isEmpty();
  }

  @Test
  void identifiersAreUniqueAndNameTheirSeverity() {
    List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[EWNI]\\d{4}"));
  }
}
