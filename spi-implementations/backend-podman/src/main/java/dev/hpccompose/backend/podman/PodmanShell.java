package dev.hpccompose.backend.podman;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.ContainerPath;
import dev.hpccompose.render.spi.ContainerShell;
import dev.hpccompose.render.spi.TaskVariables;
import java.util.List;

/** What is executed in a container: a shell of the image that becomes the command. */
final class PodmanShell {

  /** The words of the image come with those of the spec. */
  private static final String ENTRYPOINT =
      """
      [ $# -eq 0 ] || exec "$@"
      echo 'hpc-compose: the image does not say what it runs: give the service a command' >&2
      exit 127
      """;

  private static final String TMPDIR =
      "[ -z \"${TMPDIR-}\" ] || [ -d \"$TMPDIR\" ] || unset TMPDIR\n";

  private PodmanShell() {}

  static List<ShellWord> service(ServicePlan service) {
    String before = inside(service) + running(service) + TaskVariables.script(service);
    return ContainerShell.service(service.invocation(), before, ENTRYPOINT, launch());
  }

  static List<ShellWord> beside(ServicePlan service, List<String> command) {
    return ContainerShell.beside(inside(service), command);
  }

  /** They win over the image's, which win over the job's. */
  static CarriedVariables variables(ServicePlan service) {
    return CarriedVariables.of(service, (_, _) -> false);
  }

  private static String inside(ServicePlan service) {
    return TMPDIR + variables(service).script();
  }

  /** Tells the supervisor that the container can be joined. */
  private static String running(ServicePlan service) {
    String file = ContainerPath.JOB_DIRECTORY + "/.running-" + service.token();
    return service.isEntered() ? "echo \"$0\" >>" + file + "\n" : "";
  }

  private static ShellWord launch() {
    return ShellWord.joined(
        ShellWord.variable("HC_ATTEMPT"), ShellWord.of("-"), ShellWord.variable("HC_LAUNCH"));
  }
}
