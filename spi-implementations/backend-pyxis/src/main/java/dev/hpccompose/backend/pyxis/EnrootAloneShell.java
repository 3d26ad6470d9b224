package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.ContainerPath;
import dev.hpccompose.render.spi.ContainerShell;
import dev.hpccompose.render.spi.TaskVariables;
import java.util.List;

/**
 * What is executed in a container of Enroot where no Pyxis prepares it: the shell sets the
 * variables, goes to its directory, and says how the container can be joined.
 */
final class EnrootAloneShell {

  private static final String VARIABLES = EnrootLauncher.part("variables.sh");
  private static final String DIRECTORY = EnrootLauncher.part("directory.sh");

  private EnrootAloneShell() {}

  static List<ShellWord> service(ServicePlan service) {
    String before = inside(service) + joinable(service) + TaskVariables.script(service);
    return ContainerShell.service(
        service.invocation(), before, EnrootShell.ENTRYPOINT, EnrootShell.launch(service));
  }

  static List<ShellWord> beside(ServicePlan service, List<String> command) {
    return ContainerShell.beside(inside(service), command);
  }

  /** None comes through by itself. */
  static CarriedVariables variables(ServicePlan service) {
    return CarriedVariables.of(service, (_, _) -> false);
  }

  private static String inside(ServicePlan service) {
    String directory =
        service
            .workingDir()
            .map(path -> "cd -- " + ShellWord.of(path).text() + " || exit\n")
            .orElse(DIRECTORY);
    return VARIABLES + variables(service).script() + directory;
  }

  private static String joinable(ServicePlan service) {
    String process = "echo $$ >" + ContainerPath.JOB_DIRECTORY + "/.process-" + service.token();
    return service.isEntered() ? process + "\n" + EnrootShell.running(service) : "";
  }
}
