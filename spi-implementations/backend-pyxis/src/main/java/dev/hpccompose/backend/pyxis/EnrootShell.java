package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerShell;
import dev.hpccompose.render.spi.TaskVariables;
import java.util.List;

/** The argv of a step of Pyxis: a shell of a container that Enroot made. */
final class EnrootShell {

  /**
   * Enroot keeps ENTRYPOINT and CMD of an image at the end of /etc/rc. Before them that file goes
   * to the image's directory, where the step is unless the spec names another one, and reads
   * /etc/rc.local, from which Pyxis never returns: so only the end is executed.
   *
   * @see <a href="https://github.com/NVIDIA/enroot/blob/master/src/docker.sh">docker::configure</a>
   */
  static final String ENTRYPOINT =
      """
      if [ ! -r /etc/rc ]; then
        [ $# -eq 0 ] || exec "$@"
        echo 'hpc-compose: the image does not say what it runs: give the service a command' >&2
        exit 127
      fi
      hc_end=
      while IFS= read -r hc_line || [ -n "$hc_line" ]; do
        if [ -n "$hc_end" ] || [ "$hc_line" = 'if [ $# -gt 0 ]; then' ]; then
          hc_end="$hc_end$hc_line
      "
        fi
      done </etc/rc
      [ -n "$hc_end" ] || exec /bin/sh /etc/rc "$@"
      eval "$hc_end"
      """;

  private EnrootShell() {}

  static List<ShellWord> service(ServicePlan service) {
    String before =
        running(service) + EnrootVariables.of(service).script() + TaskVariables.script(service);
    return ContainerShell.service(service.invocation(), before, ENTRYPOINT, launch(service));
  }

  /** Tells the supervisor, on whose node the first task is, that the container can be joined. */
  static String running(ServicePlan service) {
    return service.isEntered()
        ? "[ \"${SLURM_PROCID:-0}\" != 0 ] || echo \"$0\" >>%s/.running-%s\n"
            .formatted(PyxisLauncher.JOB_DIRECTORY, service.token())
        : "";
  }

  static ShellWord launch(ServicePlan service) {
    return service.isEntered()
        ? ShellWord.joined(
            ShellWord.variable("HC_ATTEMPT"), ShellWord.of("-"), ShellWord.variable("HC_LAUNCH"))
        : ShellWord.of("sh");
  }

  static List<ShellWord> beside(ServicePlan service, List<String> command) {
    return ContainerShell.beside(EnrootVariables.of(service).script(), command);
  }
}
