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
  void gives_what_a_tool_printed_and_its_code() {
    assertThat(run("echo out; echo err >&2; exit 3", 10))
        .isEqualTo(new Tool.Result(3, "out\n", "err\n", false));
  }

  @Test
  void kills_a_tool_that_takes_too_long_and_keeps_what_it_said() {
    Tool.Result result = run("echo started; sleep 60", 1);
    assertThat(result.timedOut()).isTrue();
    assertThat(result.out()).isEqualTo("started\n");
  }

  @Test
  void does_not_wait_for_a_process_that_a_tool_left_behind() {
    long start = System.nanoTime();
    Tool.Result result = run("sleep 20 & echo 17", 10);
    assertThat(result.out()).isEqualTo("17\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void reads_more_than_a_pipe_holds() {
    assertThat(run("head -c 300000 /dev/zero | tr '\\0' x", 10).out()).hasSize(300_000);
  }

  @Test
  void says_why_a_tool_could_not_be_started() {
    Tool.Result result =
        new Tool(List.of("/no/such/tool"), Path.of("/"), ENVIRONMENT, Duration.ofSeconds(1)).run();
    assertThat(result.exitCode()).isEqualTo(-1);
    assertThat(result.err()).contains("/no/such/tool");
  }

  @Test
  void finds_a_tool_on_the_path_that_is_given() {
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
