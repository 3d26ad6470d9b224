package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.spi.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools end when the pipe to them does; that a killed process closes it, PrepareIT shows. */
class BoundToolTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private Path log = Path.of("");

  @BeforeEach
  void openTheLog() throws IOException {
    log = Files.createFile(directory.resolve("log"));
  }

  @Test
  @DisplayName("what a tool says and its exit code are its own, and it reads nothing")
  void itsOwn() throws Exception {
    try (BoundTool tool = start("cat; echo out; echo err >&2; kill -9 $$")) {
      assertThat(tool.ends(LONG)).isTrue();
      assertThat(tool.exitCode()).isEqualTo(128 + 9);
    }
    assertThat(log).hasContent("out\nerr\n");
  }

  @Test
  @DisplayName("a tool that does not exist is said by its name")
  void missing() throws Exception {
    ToolCall call = new ToolCall(List.of("/nowhere/enroot", "import"), path(), LONG);
    try (BoundTool tool = BoundTool.start(call, log)) {
      assertThat(tool.ends(LONG)).isTrue();
      assertThat(tool.exitCode()).isEqualTo(127);
    }
    assertThat(log).content().contains("/nowhere/enroot");
  }

  @Test
  @DisplayName("a tool ends with all that it started, also what left its process group")
  void allOfIt() throws Exception {
    BoundTool tool =
        start(
            "set -m; sleep 600 & echo $!; (trap '' TERM; sleep 601 & echo $!; wait; wait) &"
                + " trap 'echo cleaned; exit' TERM; wait; wait");
    List<ProcessHandle> started = awaitProcesses(2);
    tool.close();
    for (ProcessHandle process : started) {
      process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(log).content().contains("cleaned").doesNotContain("sleep");
  }

  private List<ProcessHandle> awaitProcesses(int count) throws Exception {
    Process lines =
        new ProcessBuilder("timeout", "30", "tail", "-f", "-n", "+1", log.toString()).start();
    try (Stream<String> said = lines.inputReader().lines()) {
      return said.limit(count)
          .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
          .toList();
    } finally {
      lines.destroy();
    }
  }

  private BoundTool start(String script) throws IOException {
    return BoundTool.start(new ToolCall(List.of("bash", "-c", script), path(), LONG), log);
  }

  private static Map<String, String> path() {
    return Map.of("PATH", "/usr/bin:/bin");
  }
}
