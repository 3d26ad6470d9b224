package dev.hpccompose.backend.apptainer;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.CarriedVariables;
import dev.hpccompose.render.spi.ContainerShell;
import dev.hpccompose.render.spi.TaskVariables;
import dev.hpccompose.supervisor.ShellPart;
import java.util.List;

/** What is executed in a container: a shell of the image that becomes the command. */
final class SifShell {

  private static final String VARIABLES = part("variables.sh");
  private static final String ENTRYPOINT = part("entrypoint.sh");

  /** The place of the libraries of a driver, which {@code --nv} and {@code --rocm} fill. */
  private static final String DRIVER =
      "[ ! -d /.singularity.d/libs ] ||"
          + " LD_LIBRARY_PATH=\"$LD_LIBRARY_PATH:/.singularity.d/libs\"\n";

  private SifShell() {}

  static List<ShellWord> service(ServicePlan service) {
    String before = variables(service) + TaskVariables.script(service);
    return ContainerShell.service(service.invocation(), before, ENTRYPOINT, ShellWord.of("sh"));
  }

  static List<ShellWord> beside(ServicePlan service, List<String> command) {
    return ContainerShell.beside(variables(service), command);
  }

  private static String variables(ServicePlan service) {
    CarriedVariables variables = SifVariables.of(service);
    boolean libraries = variables.carried().containsValue("LD_LIBRARY_PATH");
    return "hc_own=' "
        + String.join(" ", variables.listed())
        + " '\n"
        + VARIABLES
        + variables.script()
        + (libraries ? DRIVER : "");
  }

  private static String part(String name) {
    return ShellPart.read(name, resource -> SifShell.class.getResourceAsStream(resource));
  }
}
