package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far {@code up} goes along with its job, on the embedded engine. */
@Timeout(90)
class UpWaitTest {

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    shell = new Shell(directory);
  }

  @AfterEach
  void end() {
    shell.run("cancel", "-f", "waits.yaml", "--wait");
  }

  @Test
  @DisplayName("--wait started returns when every service was launched, and the job goes on")
  void waitsForTheStart() {
    Shell.Result result = up("--wait", "started");
    assertThat(result.err()).endsWith("job local-1: 3 services started\n");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("job local-1 runs on this machine\n");
    assertThat(shell.run("status", "-f", "waits.yaml").out()).startsWith("waits: running");
  }

  @Test
  @DisplayName("--wait means healthy: ready, or running without a probe, or ended well")
  void waitsForHealth() throws IOException {
    touch("open");
    Shell.Result result = up("--wait");
    assertThat(result.err()).endsWith("job local-1: 3 services healthy\n");
    assertThat(result.out()).doesNotContain("listening");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  @DisplayName("--timeout ends the waiting and not the job, and says who is not there yet")
  void givesUpWaiting() {
    Shell.Result result = up("--wait", "healthy", "--timeout", "3s");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains("job local-1: not healthy within 3 s\n  server: running\n")
        .contains("hint: the job continues; see 'hpc-compose ps -f waits.yaml'\n");
    assertThat(shell.run("status", "-f", "waits.yaml").out()).startsWith("waits: running");
  }

  @Test
  void aServiceThatCannotGetHealthyAnyMoreEndsTheWaiting() throws IOException {
    Files.writeString(
        directory.resolve("waits.yaml"),
        """
        name: waits
        runtime: {backend: host}
        services:
          bad:
            command: exit 3
            x-slurm: {failure_policy: {mode: ignore}}
          good: {command: exec sleep 60}
        """);
    Shell.Result result = up("--wait");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains("job local-1: will not be healthy\n  bad: exited, exit code 3\n");
  }

  @Test
  void aJobThatFailsMeanwhileEndsTheWaiting() throws IOException {
    touch("close");
    touch("open");
    Shell.Result result = upWith(Map.of("CODE", "7"), "--wait", "completed");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).contains("failed after", "because server exited with code 7");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 5"})
  @DisplayName("--abort-on-exit ends the job with the first service that no other one waits for")
  void endsWithTheFirst(int code, int exit) throws IOException {
    ignoringFailures();
    touch("open");
    touch("close");
    Shell.Result result = upWith(Map.of("CODE", Integer.toString(code)), "--abort-on-exit");
    assertThat(result.err())
        .contains("server has ended, and the job with it\n")
        .contains("client stopped with code 143 (TERM)");
    assertThat(result.out()).contains("server | listening\n");
    assertThat(result.exitCode()).isEqualTo(exit);
  }

  @Test
  @DisplayName("--exit-code-from gives the code of a service")
  void givesTheCodeOfAService() throws IOException {
    ignoringFailures();
    touch("open");
    touch("close");
    Map<String, String> code = Map.of("CODE", "7");
    assertThat(upWith(code, "--exit-code-from", "server").exitCode()).isEqualTo(7);
    assertThat(upWith(code, "--exit-code-from", "client").exitCode()).isEqualTo(143);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--exit-code-from sever | names no service of the spec: 'sever' | did you mean 'server'?",
        "--timeout 5s | --timeout says how long --wait waits | add --wait",
        "--wait --timeout soon | --timeout is a length of time, not 'soon' | such as 90s",
        "--wait --timeout 0s | --timeout is a length of time, not '0s' | such as 90s",
        "--abort-on-exit --detach | watch the job to its end | leave out --detach",
        "--exit-code-from server --wait | watch the job to its end | leave out --wait",
        "--wait ready | started, healthy, completed | "
      })
  void nothingIsSubmittedWhenTheOptionsDoNotFit(String options, String problem, String hint) {
    Shell.Result result = up(options.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(problem);
    if (hint != null) {
      assertThat(result.err()).contains(hint);
    }
    assertThat(directory.resolve(".hpc-compose")).doesNotExist();
  }

  private void ignoringFailures() throws IOException {
    Path spec = directory.resolve("waits.yaml");
    String text = Files.readString(spec);
    String policy = "    x-slurm: {failure_policy: {mode: ignore}}\n    readiness:";
    Files.writeString(spec, text.replace("    readiness:", policy));
  }

  private void touch(String name) throws IOException {
    Files.writeString(directory.resolve(name), "");
  }

  private Shell.Result up(String... options) {
    return upWith(Map.of(), options);
  }

  private Shell.Result upWith(Map<String, String> environment, String... options) {
    String[] line = new String[options.length + 4];
    System.arraycopy(new String[] {"up", "--local", "-f", "waits.yaml"}, 0, line, 0, 4);
    System.arraycopy(options, 0, line, 4, options.length);
    return shell.run(environment, line);
  }
}
