package dev.hpccompose.backend.apptainer;

import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.ContainerPath;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.supervisor.ShellPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Launches services as containers of Apptainer or Singularity: each task executes the program,
 * which makes a container around its command and is gone with it. There is nothing to join and
 * nothing to remove: a probe is a container of its own, with the same image and the same mounts.
 *
 * @see <a href="https://apptainer.org/docs/user/latest/cli/apptainer_exec.html">apptainer exec</a>
 */
abstract sealed class SifLauncher implements ContainerLauncher
    permits ApptainerLauncher, SingularityLauncher {

  private final SifTool tool;

  SifLauncher(SifTool tool) {
    this.tool = tool;
  }

  @Override
  public String name() {
    return tool.program();
  }

  @Override
  public ShellWord jobDirectory() {
    return ShellWord.of(ContainerPath.JOB_DIRECTORY);
  }

  @Override
  public String functions() {
    return ShellPart.read("tool.sh", resource -> SifLauncher.class.getResourceAsStream(resource))
        .replace("@PROGRAM@", tool.program())
        .replace("@UPPER@", tool.name());
  }

  @Override
  public Optional<String> refusal(Path directory) {
    return MountPath.flaw(directory.toString())
        .map(flaw -> tool.title() + " cannot mount '" + directory + "': " + flaw);
  }

  @Override
  public Launch launch(Plan plan, ServicePlan service) {
    List<ShellWord> argv = exec(plan, service);
    argv.addAll(SifShell.service(service));
    return new Launch(List.of(), argv, SifVariables.of(service).carriers(service));
  }

  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    List<ShellWord> words = exec(plan, service);
    words.addAll(SifShell.beside(service, argv));
    return new Launch(List.of(), words, SifVariables.of(service).carriers(service));
  }

  private List<ShellWord> exec(Plan plan, ServicePlan service) {
    List<ShellWord> words = new ArrayList<>();
    words.add(ShellWord.variable("HC_SIF_TOOL"));
    words.add(ShellWord.of("exec"));
    words.addAll(new ExecOptions(tool, plan, service).words());
    words.add(ShellWord.of(image(service)));
    return words;
  }

  private static String image(ServicePlan service) {
    return service
        .image()
        .orElseThrow(() -> new IllegalArgumentException(service.name() + " has no image"));
  }
}
