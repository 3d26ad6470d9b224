package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.ContainerPath;
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

  static final String JOB_DIRECTORY = ContainerPath.JOB_DIRECTORY;

  /** In the surroundings that Pyxis gives to Enroot: the user's own settings play no part there. */
  private static final String REMOVE =
      "unset \"${!ENROOT_@}\"; enroot remove --force \"pyxis_$1\" ||"
          + " enroot remove --force \"pyxis_${SLURM_JOB_ID}_$1\"";

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
    options.add(MountList.of(plan.features(), service));
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.addAll(insideAsToldHere(plan, service));
    if (service.container().readOnly()) {
      options.add(ShellWord.of("--container-readonly"));
    }
    if (service.container().remapRoot()) {
      options.add(ShellWord.of("--container-remap-root"));
    }
    return new Launch(
        options, EnrootShell.service(service), EnrootVariables.of(service).carriers(service));
  }

  /** Joins the container of the service; with {@code exec} Pyxis never starts one in its place. */
  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    List<ShellWord> options = new ArrayList<>();
    options.add(containerName(service, ":exec"));
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.addAll(insideAsToldHere(plan, service));
    return new Launch(
        options, EnrootShell.beside(service, argv), EnrootVariables.of(service).carriers(service));
  }

  /** Pyxis names a container after its job as well where the site has it removed with the job. */
  @Override
  public List<ShellWord> removal(ServicePlan service) {
    return service.isEntered()
        ? List.of(
            ShellWord.of("/bin/bash"),
            ShellWord.of("-c"),
            ShellWord.of(REMOVE),
            ShellWord.of("bash"),
            container("", service, ""))
        : List.of();
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

  private static ShellWord containerName(ServicePlan service, String flag) {
    return container("--container-name=", service, flag);
  }

  /** Each launch has a container of its own: Pyxis keeps one that has a name, and its changes. */
  private static ShellWord container(String before, ServicePlan service, String after) {
    return ShellWord.joined(
        ShellWord.of(before + "hc-"),
        ShellWord.variable("HC_JOB"),
        ShellWord.of("-"),
        ShellWord.variable("HC_ATTEMPT"),
        ShellWord.of("-"),
        ShellWord.variable("HC_LAUNCH"),
        ShellWord.of("-" + service.token() + after));
  }
}
