package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Launches services as Enroot containers through Pyxis.
 *
 * @see <a href="https://github.com/NVIDIA/pyxis#srun">the options of Pyxis</a>
 */
public final class PyxisLauncher implements ContainerLauncher {

  private static final String JOB_DIRECTORY = "/hpc-compose/job";

  /** Set by the supervisor for every service; without this list an image's own value would win. */
  private static final List<String> SUPERVISOR_VARIABLES =
      List.of(
          "HPC_COMPOSE_RUN_ID",
          "HPC_COMPOSE_JOB_ID",
          "HPC_COMPOSE_SERVICE",
          "HPC_COMPOSE_JOB_DIR",
          "HPC_COMPOSE_PRIMARY_NODE",
          "HPC_COMPOSE_NODE_COUNT",
          "HPC_COMPOSE_NODELIST",
          "HPC_COMPOSE_NODELIST_FILE");

  @Override
  public String name() {
    return "pyxis";
  }

  @Override
  public ShellWord jobDirectory() {
    return ShellWord.of(JOB_DIRECTORY);
  }

  @Override
  public Launch launch(ServicePlan service) {
    List<ShellWord> options = new ArrayList<>();
    options.add(ShellWord.of("--container-image=" + image(service)));
    options.add(mounts(service));
    service.workingDir().ifPresent(dir -> options.add(ShellWord.of("--container-workdir=" + dir)));
    options.add(ShellWord.of("--container-env=" + variables(service)));
    options.add(ShellWord.of("--no-container-entrypoint"));
    return new Launch(options, argv(service.invocation()).stream().map(ShellWord::of).toList());
  }

  private static String image(ServicePlan service) {
    return service
        .image()
        .orElseThrow(() -> new IllegalArgumentException(service.name() + " has no image"));
  }

  private static ShellWord mounts(ServicePlan service) {
    List<ShellWord> parts = new ArrayList<>();
    parts.add(ShellWord.of("--container-mounts="));
    parts.add(ShellWord.variable("HC_DIR"));
    parts.add(ShellWord.of(":" + JOB_DIRECTORY));
    service.mounts().forEach(mount -> parts.add(ShellWord.of("," + text(mount))));
    return ShellWord.joined(parts.toArray(ShellWord[]::new));
  }

  /** Pyxis separates mounts by commas and fields by colons, and has no way to escape either. */
  private static String text(Mount mount) {
    String source = mount.source().toString();
    if (Stream.of(source, mount.target()).anyMatch(path -> path.matches("(?s).*[,:\n].*"))) {
      throw new IllegalArgumentException("Pyxis cannot mount " + source + " at " + mount.target());
    }
    return source + ":" + mount.target() + (mount.readOnly() ? ":ro" : "");
  }

  private static String variables(ServicePlan service) {
    return String.join(
        ",",
        Stream.concat(SUPERVISOR_VARIABLES.stream(), service.environment().keySet().stream())
            .toList());
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
