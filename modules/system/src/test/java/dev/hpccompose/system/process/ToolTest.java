package dev.hpccompose.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @Test
  void givesWhatAToolPrintedAndItsCode() {
    assertThat(run("echo out; echo err >&2; exit 3", 10))
        .isEqualTo(new Tool.Result(3, "out\n", "err\n", false));
  }

  @Test
  void killsAToolThatTakesTooLongAndKeepsWhatItSaid() {
    Tool.Result result = run("echo started; sleep 60", 1);
    assertThat(result.timedOut()).isTrue();
    assertThat(result.out()).isEqualTo("started\n");
  }

  @Test
  void doesNotWaitForAProcessThatAToolLeftBehind() {
    long start = System.nanoTime();
    Tool.Result result = run("sleep 20 & echo 17", 10);
    assertThat(result.out()).isEqualTo("17\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void readsMoreThanAPipeHolds() {
    assertThat(run("head -c 300000 /dev/zero | tr '\\0' x", 10).out()).hasSize(300_000);
  }

  @Test
  void saysWhyAToolCouldNotBeStarted() {
    Tool.Result result =
        new Tool(List.of("/no/such/tool"), Path.of("/"), ENVIRONMENT, Duration.ofSeconds(1)).run();
    assertThat(result.exitCode()).isEqualTo(-1);
    assertThat(result.err()).contains("/no/such/tool");
  }

  @Test
  void findsAToolOnThePathThatIsGiven() {
    assertThat(Tool.find("sh", ENVIRONMENT))
        .hasValueSatisfying(path -> assertThat(path).isAbsolute());
    assertThat(Tool.find("sh", Map.of())).isEmpty();
    assertThat(Tool.find("no-such-tool", ENVIRONMENT)).isEmpty();
  }

  private static Tool.Result run(String script, int seconds) {
    return new Tool(
            List.of("/bin/sh", "-c", script),
            Path.of("/"),
            ENVIRONMENT,
            Duration.ofSeconds(seconds))
        .run();
  }
}
