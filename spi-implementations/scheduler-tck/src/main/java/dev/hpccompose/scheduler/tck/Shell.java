package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.render.ShellWord;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real bash. */
final class Shell {

  private Shell() {}

  /** What bash prints for a script. */
  static String run(Path directory, String script) {
    return run(directory, script, Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
  }

  static String run(Path directory, String script, Map<String, String> environment) {
    Path file = written(directory, script);
    Tool.Result result =
        new Tool(List.of("bash", file.toString()), directory, environment, Duration.ofSeconds(30))
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static Path written(Path directory, String script) {
    try {
      return Files.writeString(directory.resolve(".script"), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments that bash makes of these words. */
  static List<String> words(Path directory, List<ShellWord> words) {
    String command = words.stream().map(ShellWord::text).collect(Collectors.joining(" "));
    String script = "HC_SRUN=launcher HC_PRIMARY=node HC_DIR=/job\nprintf '%s\\0' " + command;
    return List.of(run(directory, script).split("\0", -1)).subList(0, words.size());
  }
}
