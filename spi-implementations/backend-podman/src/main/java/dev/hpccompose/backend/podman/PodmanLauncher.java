package dev.hpccompose.backend.podman;

import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.ContainerName;
import dev.hpccompose.render.spi.ContainerPath;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.supervisor.ShellPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Launches services as containers of Podman, on the network and among the processes of the machine,
 * as a service of a job is. The client stays for as long as the container does: it passes on
 * signals, output and the exit code.
 *
 * @see <a href="https://docs.podman.io/en/v4.3/markdown/podman-run.1.html">podman run</a>
 */
public final class PodmanLauncher implements ContainerLauncher {

  @Override
  public String name() {
    return "podman";
  }

  @Override
  public ShellWord jobDirectory() {
    return ShellWord.of(ContainerPath.JOB_DIRECTORY);
  }

  @Override
  public String functions() {
    return part("tool.sh") + "\n" + ContainerName.leftovers();
  }

  @Override
  public Optional<String> refusal(Path directory) {
    return MountPath.flaw(directory.toString())
        .map(flaw -> "Podman cannot mount '" + directory + "': " + flaw);
  }

  @Override
  public Launch launch(Plan plan, ServicePlan service) {
    return new PodmanCall(plan, service).run();
  }

  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    return new PodmanCall(plan, service).exec(argv);
  }

  /** The client removes a container that ends; one whose client was killed runs on. */
  @Override
  public List<ShellWord> removal(ServicePlan service) {
    return Stream.concat(
            Stream.of(PodmanCall.PROGRAM),
            Stream.concat(
                Stream.of("rm", "--force", "--ignore", "--time=0").map(ShellWord::of),
                Stream.of(ContainerName.of(service))))
        .toList();
  }

  static String part(String name) {
    return ShellPart.read(name, resource -> PodmanLauncher.class.getResourceAsStream(resource));
  }
}
