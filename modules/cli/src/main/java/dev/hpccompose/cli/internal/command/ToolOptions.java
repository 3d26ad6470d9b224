package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.system.process.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --srun-bin} and its like: where a tool is that is not on the PATH. */
final class ToolOptions {

  private static final List<String> TOOLS =
      List.of("sbatch", "srun", "enroot", "apptainer", "singularity", "podman");

  private final List<OptionSpec> options =
      TOOLS.stream()
          .map(
              tool ->
                  Options.value(
                      String.class, "PATH", 40, "Use this " + tool + ".", "--" + tool + "-bin"))
          .toList();

  void declare(CommandSpec command) {
    options.forEach(command::addOption);
  }

  /** The environment of the process, with what the options say about tools. */
  Map<String, String> environment(Console console) {
    Map<String, String> environment = new HashMap<>(console.environment());
    for (int i = 0; i < TOOLS.size(); i++) {
      String path = options.get(i).getValue();
      if (path != null) {
        environment.put(
            Tool.variable(TOOLS.get(i)), console.directory().resolve(path).normalize().toString());
      }
    }
    return environment;
  }
}
