package dev.hpccompose.backend.pyxis;

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

/**
 * Launches services as containers of Enroot without Pyxis, where there is no {@code srun} to give
 * it options: each launch unpacks the image under a name of its own, becomes the process of the
 * service, and is removed when it has ended.
 *
 * @see <a href="https://github.com/NVIDIA/enroot/blob/master/doc/cmd/start.md">enroot start</a>
 */
public final class EnrootLauncher implements ContainerLauncher {

  @Override
  public String name() {
    return "enroot";
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
        .map(flaw -> "Enroot cannot mount '" + directory + "': " + flaw);
  }

  @Override
  public Launch launch(Plan plan, ServicePlan service) {
    return new EnrootCall(plan, service).start();
  }

  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    return new EnrootCall(plan, service).exec(argv);
  }

  @Override
  public List<ShellWord> removal(ServicePlan service) {
    return List.of(
        EnrootCall.PROGRAM,
        ShellWord.of("remove"),
        ShellWord.of("--force"),
        ContainerName.of(service));
  }

  static String part(String name) {
    return ShellPart.read(name, resource -> EnrootLauncher.class.getResourceAsStream(resource));
  }
}
