package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines {@code logs} prints of a job of the embedded engine, and how. */
class LogsTest {

  private static final String LONG_AGO = "2001-01-01T00:00:00Z";

  @TempDir static Path directory;

  @BeforeAll
  static void job() {
    World.copyTo(directory);
    assertThat(new Shell(directory).run("up", "--local", "-f", "stamped.yaml").exitCode())
        .isEqualTo(5);
  }

  @Test
  @DisplayName("logs merges services by the times of launches and of lines (S-087)")
  void mergesByTime() {
    String out = logs("writer", "reader").out();
    assertThat(out.lines().map(line -> line.replaceFirst("\\[?20.*(?=one|three)", "")))
        .containsExactly(
            "writer | one",
            "writer | a line without a time",
            "writer | three",
            "reader | red is no time");
  }

  @Test
  @DisplayName("--since and --until take a time or how long ago, and leave out what is certain")
  void choosesByTime() {
    assertThat(logs("--since", "10m", "reader").out()).isEqualTo("red is no time\n");
    assertThat(logs("--since", LONG_AGO, "--until", "0s").out()).isEqualTo(logs().out());
    Shell.Result none = logs("--until", LONG_AGO);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).startsWith("job local-1: no such line; the batch log is ");
    assertThat(logs("--since", Instant.now().plusSeconds(60).toString()).out()).isEmpty();
  }

  @Test
  void aPatternAndANumberOfLinesGoTogether() {
    assertThat(logs("--grep", "^(red|a) .* time$", "--no-log-prefix").out())
        .isEqualTo("a line without a time\nred is no time\n");
    assertThat(logs("writer", "--grep", "e", "--tail", "1").out()).endsWith(" three\n");
    assertThat(logs("--tail", "1", "reader", "writer").out().lines()).hasSize(2);
    assertThat(logs("--grep", "[").err())
        .isEqualTo(
            """
            error: --grep is not a regular expression: Unclosed character class in '['
            hint: a backslash takes its meaning from a character, such as \\[
            """);
  }

  @Test
  void linesBeginWithTheirTimesOnDemand() {
    assertThat(logs("--timestamps", "reader").out())
        .matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z red is no time\n");
  }

  @Test
  void triesAreToldApart() {
    assertThat(logs("again").out())
        .matches("try again\n\n=== hpc-compose: attempt 0, launch 2, .* ===\ntry again\n");
    assertThat(logs("--attempt", "0", "again").out()).isEqualTo(logs("again").out());
    Shell.Result wrong = logs("--attempt", "1");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo("error: job local-1 has no attempt 1\nhint: its attempts are 0\n");
  }

  @Test
  void followingGoesOnBehindTheLinesThatWereThere() {
    assertThat(logs("--follow", "--tail", "1", "writer").out())
        .endsWith(" three\n")
        .hasLineCount(1);
    assertThat(logs("--follow", "--until", "1m").exitCode()).isEqualTo(2);
  }

  @Test
  void aTimeThatIsNoneIsExplained() {
    assertThat(logs("--since", "yesterday").err())
        .startsWith("error: --since is a time or how long ago, not 'yesterday'\nhint: such as ");
  }

  private static Shell.Result logs(String... more) {
    String[] words = new String[more.length + 3];
    System.arraycopy(more, 0, words, 3, more.length);
    words[0] = "logs";
    words[1] = "-f";
    words[2] = "stamped.yaml";
    return new Shell(directory).run(words);
  }
}
