package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up}, on the embedded engine. */
class UpTest {

  @TempDir Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  @Test
  @DisplayName("up follows a job until it succeeded (S-074, S-075, S-076, S-109)")
  void followsUntilSuccess() {
    Shell.Result result = new Shell(directory).run("up", "--local", "-f", "quick.yaml");
    assertThat(steady(result.err()))
        .isEqualTo(
            """
            job local-1 runs on this machine
              services   processes of this machine
              script     hpc-compose.sbatch
              records    .hpc-compose/local-1
            TIME  job started on NODE
            TIME  client waits for server
            TIME  server started on NODE
            TIME  server ready after N s (log)
            TIME  client started on NODE
            TIME  client exited with code 0
            TIME  stopping: main exited (client)
            TIME  server stopped with code 143 (TERM)
            job local-1 succeeded after N s
            """);
    assertThat(result.out().lines())
        .containsExactly("server | listening", "client | hello", "client | unfinished");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  @DisplayName("submit --watch follows like up, and leaves records that others read (S-073, S-074)")
  void submitWatches() {
    Shell shell = new Shell(directory);
    Shell.Result result = shell.run("submit", "--watch", "--local", "-f", "quick.yaml");
    assertThat(result.out().lines()).contains("client | hello");
    assertThat(result.err()).contains("job local-1 succeeded after");
    assertThat(directory.resolve(".hpc-compose/local-1/events/submit.jsonl")).exists();
    assertThat(directory.resolve(".hpc-compose/local-1/logs/client.log")).exists();
    assertThat(shell.run("status", "-f", "quick.yaml").out()).startsWith("quick: succeeded");
  }

  @Test
  void aFailedJobGivesItsReasonAndExitCode5() {
    Shell.Result result = new Shell(directory).run("up", "--local", "-f", "failing.yaml");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).isEqualTo("worker | trying\n");
    assertThat(steady(result.err()))
        .endsWith("job local-1 failed after N s because worker exited with code 3\n");
  }

  @Test
  @DisplayName("up shows the batch log when no service wrote anything (S-078)")
  void showsTheBatchLog() {
    Shell.Result result = new Shell(directory).run("up", "--local", "-f", "setup-fails.yaml");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("the batch log says (.hpc-compose/local-1/batch.log):")
        .contains("no-such-tool: command not found")
        .contains("because its setup failed");
  }

  private static String steady(String text) {
    String node = "on " + "[A-Za-z0-9_.-]+";
    return text.replaceAll("(?m)^ *\\+[0-9.hms]+ ", "TIME ")
        .replaceAll("started " + node, "started on NODE")
        .replaceAll("[0-9.]+ s\\b", "N s");
  }
}
