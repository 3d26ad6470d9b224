package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Launches services as Enroot containers through Pyxis.
 *
 * @see <a href="https://github.com/NVIDIA/pyxis#srun">the options of Pyxis</a>
 */
public final class PyxisLauncher implements ContainerLauncher {

  /** The option that Pyxis adds to srun first of all. */
  static final String IMAGE = "--container-image";

  private static final String JOB_DIRECTORY = "/hpc-compose/job";

  @Override
  public String name() {
    return "pyxis";
  }

  @Override
  public ShellWord jobDirectory() {
    return ShellWord.of(JOB_DIRECTORY);
  }

  @Override
  public Optional<String> refusal(Path directory) {
    return MountPath.flaw(directory.toString())
        .map(flaw -> "Pyxis cannot mount '" + directory + "': " + flaw);
  }

  @Override
  public Launch launch(Plan plan, ServicePlan service) {
    List<ShellWord> options = new ArrayList<>();
    options.add(ShellWord.of(IMAGE + "=" + image(service)));
    if (service.isEntered()) {
      options.add(containerName(service, ""));
    }
    options.add(MountList.of(JOB_DIRECTORY, plan.features(), service).option());
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.addAll(insideAsToldHere(plan, service));
    if (service.container().readOnly()) {
      options.add(ShellWord.of("--container-readonly"));
    }
    if (service.container().remapRoot()) {
      options.add(ShellWord.of("--container-remap-root"));
    }
    return new Launch(
        options, ContainerShell.service(service), EnrootVariables.of(service).carriers(service));
  }

  /** Joins the container of the service; with {@code exec} Pyxis never starts one in its place. */
  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    List<ShellWord> options = new ArrayList<>();
    options.add(containerName(service, ":exec"));
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.addAll(insideAsToldHere(plan, service));
    return new Launch(
        options,
        ContainerShell.beside(service, argv),
        EnrootVariables.of(service).carriers(service));
  }

  /** Whoever joins a container is given the variables of its image, and its entrypoint, as well. */
  private static List<ShellWord> insideAsToldHere(Plan plan, ServicePlan service) {
    return List.of(
        ShellWord.of("--container-env=" + VariableNames.of(plan.features(), service)),
        ShellWord.of("--no-container-entrypoint"));
  }

  private static String image(ServicePlan service) {
    return service
        .image()
        .orElseThrow(() -> new IllegalArgumentException(service.name() + " has no image"));
  }

  /** Each launch has a container of its own: Pyxis keeps one that has a name, and its changes. */
  private static ShellWord containerName(ServicePlan service, String flag) {
    return ShellWord.joined(
        ShellWord.of("--container-name=hc-"),
        ShellWord.variable("HC_JOB"),
        ShellWord.of("-"),
        ShellWord.variable("HC_ATTEMPT"),
        ShellWord.of("-"),
        ShellWord.variable("HC_LAUNCH"),
        ShellWord.of("-" + service.token() + flag));
  }
}
