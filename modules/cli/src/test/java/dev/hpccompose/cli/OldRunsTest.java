package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that 0.1.0 left stay readable by every later build. What lies below {@code runs-of-0.1.0}
 * was recorded by that release on a real machine and on a real Slurm, and is never edited.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class OldRunsTest {

  @Parameter String name = "";
  @TempDir Path directory;

  static Stream<String> names() {
    return World.children(World.resources("runs-of-0.1.0")).stream()
        .map(run -> run.getFileName().toString());
  }

  @BeforeEach
  void copy() throws IOException {
    Path source = World.resources("runs-of-0.1.0").resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = place(source.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    for (String link : Files.readAllLines(source.resolve("links.txt"))) {
      String[] parts = link.split(" ");
      Files.createDirectories(Objects.requireNonNull(place(parts[0]).getParent()));
      Files.createSymbolicLink(place(parts[0]), Path.of(parts[1]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "ps", "events", "checkpoints"})
  void every_command_that_shows_a_run_shows_it(String command) {
    Shell.Result result = shell().run(command, "--job", job());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "ps", "events", "checkpoints"})
  void so_do_their_documents(String command) {
    Shell.Result result = shell().run(command, "--job", job(), "--json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("\"schema_version\": 1");
  }

  @Test
  void the_jobs_of_the_directory_are_listed_with_their_end() {
    Shell.Result result = shell().run("jobs");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines().skip(1)).singleElement().asString().contains(name, end());
  }

  @Test
  void its_history_is_whole_and_was_not_sealed_yet() {
    Shell.Result result = shell().run("events", "--verify", "--job", job());
    assertThat(result.out()).contains("the history is whole: ", "not sealed");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void its_artifacts_are_known() {
    Shell.Result result = shell().run("artifacts", "--job", job());
    if (name.equals("artifacts")) {
      assertThat(result.out()).contains("default").contains("2");
    } else {
      assertThat(result.err()).contains("collected no artifacts");
    }
  }

  /** Frozen as the history itself: a later build may say more, never something else. */
  @Test
  void each_line_of_the_history_comes_out_as_it_was_written() throws IOException {
    Shell.Result result = shell().run("events", "--job", job(), "--format", "jsonl");
    List<String> stored = Files.readAllLines(place("stored.txt"), StandardCharsets.UTF_8);
    assertThat(result.out().lines()).containsExactlyElementsOf(stored);
  }

  @Test
  void its_logs_come_out_as_they_were() throws IOException {
    Shell.Result result = shell().run("logs", "--job", job());
    assertThat(result.out()).isEqualTo(Files.readString(place("logs.txt")));
  }

  private String end() {
    return switch (name) {
      case "failed" -> "failed";
      case "cancelled" -> "cancelled";
      default -> "succeeded";
    };
  }

  private String job() {
    return name.equals("slurm") ? "1" : "local-1";
  }

  private Path place(String file) {
    return directory.resolve(file.startsWith("hpc-compose/") ? "." + file : file);
  }

  private Shell shell() {
    return new Shell(directory);
  }
}
