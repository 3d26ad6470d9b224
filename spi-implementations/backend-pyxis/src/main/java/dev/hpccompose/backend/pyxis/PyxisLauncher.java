package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.Invocation;
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
import java.util.stream.Stream;

/**
 * Launches services as Enroot containers through Pyxis.
 *
 * @see <a href="https://github.com/NVIDIA/pyxis#srun">the options of Pyxis</a>
 */
public final class PyxisLauncher implements ContainerLauncher {

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
    options.add(ShellWord.of("--container-image=" + image(service)));
    if (service.isEntered()) {
      options.add(containerName(service, ""));
    }
    options.add(MountList.of(JOB_DIRECTORY, plan.features(), service).option());
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.add(ShellWord.of("--container-env=" + VariableNames.of(plan.features(), service)));
    options.add(ShellWord.of("--no-container-entrypoint"));
    if (service.container().readOnly()) {
      options.add(ShellWord.of("--container-readonly"));
    }
    if (service.container().remapRoot()) {
      options.add(ShellWord.of("--container-remap-root"));
    }
    return new Launch(options, words(argv(service.invocation())));
  }

  /** Joins the container of the service; with {@code exec} Pyxis never starts one in its place. */
  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    List<ShellWord> options = new ArrayList<>();
    options.add(containerName(service, ":exec"));
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    return new Launch(options, words(argv(new Invocation.Command(argv))));
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

  private static List<ShellWord> words(List<String> argv) {
    return argv.stream().map(ShellWord::of).toList();
  }

  /** A shell inside the container looks the command up, so that the host's PATH plays no part. */
  private static List<String> argv(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Command(var command) ->
          concat(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"), command);
      // Enroot keeps ENTRYPOINT and CMD of an image in /etc/rc
      case Invocation.ImageEntrypoint(var command) ->
          concat(List.of("/bin/sh", "/etc/rc"), command);
      case Invocation.ImageDefault() -> List.of("/bin/sh", "/etc/rc");
    };
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
