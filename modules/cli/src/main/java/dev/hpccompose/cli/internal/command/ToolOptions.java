package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.system.process.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --srun-bin} and its like: where a tool is that is not on the PATH. */
final class ToolOptions {

  private static final List<String> TOOLS =
      List.of("sbatch", "srun", "enroot", "apptainer", "singularity", "podman");

  private final List<Option<String>> options =
      TOOLS.stream()
          .map(
              tool ->
                  Option.of(
                      String.class, "PATH", 40, "Use this " + tool + ".", "--" + tool + "-bin"))
          .toList();

  void declare(CommandSpec command) {
    Argument.declare(command, options.toArray(Argument[]::new));
  }

  /** The environment of the process, with what the options say about tools. */
  Map<String, String> environment(Console console) {
    Map<String, String> environment = new HashMap<>(console.environment());
    for (int i = 0; i < TOOLS.size(); i++) {
      String variable = Tool.variable(TOOLS.get(i));
      options
          .get(i)
          .given()
          .map(path -> console.directory().resolve(path).normalize().toString())
          .ifPresent(path -> environment.put(variable, path));
    }
    return environment;
  }
}
