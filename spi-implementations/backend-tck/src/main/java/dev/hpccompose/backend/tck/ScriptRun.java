package dev.hpccompose.backend.tck;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A launch, executed by a real bash as the batch script does it: environment, then the command.
 *
 * @param exitCode what the shell ended with
 * @param out what the service printed
 */
record ScriptRun(int exitCode, String out) {

  /** Those of the supervisor that a launch may name. */
  private static final String VARIABLES =
      "HC_JOB=1 HC_ATTEMPT=0 HC_LAUNCH=1\n"
          // what srun sets for a task
          + "export SLURM_PROCID=3 SLURM_LOCALID=1 SLURM_STEP_NUM_TASKS=4\n";

  static ScriptRun of(LauncherFixture fixture, ServicePlan service, Path directory) {
    return of(
        fixture, service, fixture.launcher().launch(Specimen.plan(service), service), directory);
  }

  /** The same for a launch that was made already. */
  static ScriptRun of(LauncherFixture fixture, ServicePlan service, Launch launch, Path directory) {
    StringBuilder script = new StringBuilder(begin(fixture, directory));
    launch
        .environment()
        .forEach((name, word) -> script.append("export " + name + "=" + word.text() + "\n"));
    service
        .environment()
        .forEach(
            (name, value) ->
                script.append("export " + name + "=" + ShellWord.of(value).text() + "\n"));
    List<ShellWord> words = new ArrayList<>();
    fixture.container(directory).stream().map(ShellWord::of).forEach(words::add);
    words.addAll(launch.stepOptions());
    words.addAll(launch.argv());
    return bash(script + "exec " + text(words), directory);
  }

  private static String begin(LauncherFixture fixture, Path directory) {
    String job = "HC_DIR=" + ShellWord.of(directory.toString()).text() + "\n";
    return VARIABLES + job + found(fixture, directory);
  }

  /** What the backend finds out on the node, before any service is launched. */
  private static String found(LauncherFixture fixture, Path directory) {
    String functions = fixture.launcher().functions();
    return functions.isEmpty()
        ? ""
        : "hc_fail_early() { echo \"$1\" >&2; exit 1; }\nHC_SERVICE_PATH="
            + ShellWord.of(fixture.path(directory)).text()
            + "\n"
            + functions
            + "\nhc_find_containers\n";
  }

  /** The arguments that bash makes of these words. */
  static List<String> words(LauncherFixture fixture, List<ShellWord> words, Path directory) {
    String out = bash(begin(fixture, directory) + "printf '%s\\0' " + text(words), directory).out();
    return Stream.of(out.split("\0", -1)).limit(words.size()).toList();
  }

  private static String text(List<ShellWord> words) {
    return words.stream().map(ShellWord::text).collect(Collectors.joining(" "));
  }

  private static ScriptRun bash(String script, Path directory) {
    try {
      Path file = Files.writeString(directory.resolve("launch.sh"), script);
      Path out = directory.resolve("launch.out");
      ProcessBuilder builder =
          new ProcessBuilder("bash", file.toString())
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(out.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      int code = builder.start().waitFor();
      return new ScriptRun(code, Files.readString(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ScriptRun(-1, "");
    }
  }
}
