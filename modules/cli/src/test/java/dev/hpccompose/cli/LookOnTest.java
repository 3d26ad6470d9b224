package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch}: looking on without having submitted. */
class LookOnTest {

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    shell = new Shell(directory);
  }

  @AfterEach
  void end() {
    shell.run("cancel", "-f", "long.yaml", "--wait");
  }

  @Test
  @DisplayName("watch shows what up shows, and ends with its exit code (S-074, S-075)")
  void watchShowsWhatUpShows() {
    Shell.Result up = shell.run("up", "--local", "-f", "quick.yaml");
    Shell.Result watch = shell.run("watch", "-f", "quick.yaml");
    assertThat(watch.exitCode()).isEqualTo(up.exitCode()).isZero();
    assertThat(watch.out().lines()).containsExactlyInAnyOrderElementsOf(up.out().lines().toList());
    assertThat(watch.err())
        .startsWith("job local-1 is watched\n")
        .contains("job local-1 succeeded");
  }

  @Test
  void watchOfAJobThatFailedEndsWithTheCodeForThat() {
    shell.run("up", "--local", "-f", "failing.yaml");
    Shell.Result watch = shell.run("watch", "--job", "local-1", "--tail", "0");
    assertThat(watch.exitCode()).isEqualTo(5);
    assertThat(watch.err()).contains("job local-1 failed");
  }

  @Test
  void whoLeavesIsToldHowToComeBackToThatJob() {
    shell.run("submit", "--local", "-f", "long.yaml");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("nobody reads");
          }
        };
    int exitCode =
        Main.run(
            new String[] {"watch", "--job", "local-1"},
            Map.of("PATH", "/usr/bin:/bin"),
            directory,
            new PrintStream(closed, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(exitCode).isEqualTo(130);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("job local-1 continues in the background")
        .contains("'hpc-compose logs --follow --job local-1'");
  }
}
