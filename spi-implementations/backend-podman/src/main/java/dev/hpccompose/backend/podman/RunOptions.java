package dev.hpccompose.backend.podman;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options that make a container what the spec says, and otherwise a part of this machine.
 *
 * @param plan the plan
 * @param service the service
 */
record RunOptions(Plan plan, ServicePlan service) {

  private static final List<String> ALWAYS =
      List.of(
          "--rm",
          "--network=host",
          "--pid=host",
          "--ipc=host",
          "--uts=host",
          "--ulimit=host",
          "--log-driver=none",
          "--no-healthcheck",
          "--security-opt=label=disable",
          "--entrypoint=/bin/sh");

  List<ShellWord> words() {
    List<ShellWord> words = new ArrayList<>();
    Stream.concat(ALWAYS.stream(), asked()).map(ShellWord::of).forEach(words::add);
    if (!service.container().remapRoot()) {
      words.add(option("--userns=", "HC_PODMAN_USERNS"));
      words.add(option("--user=", "HC_PODMAN_USER"));
    }
    for (ContainerPath path : ContainerPath.of("Podman", plan.features(), service)) {
      String rest = ",target=" + path.target() + (path.readOnly() ? ",readonly" : "");
      words.add(
          ShellWord.joined(
              ShellWord.of("--mount=type=bind,source="), path.source(), ShellWord.of(rest)));
    }
    return words;
  }

  /** Who is root inside is the user outside, where the user is not root. */
  private Stream<String> asked() {
    List<String> asked = new ArrayList<>();
    service.workingDir().ifPresent(path -> asked.add("--workdir=" + path));
    if (service.container().readOnly()) {
      asked.add("--read-only");
    }
    if (service.container().remapRoot()) {
      asked.addAll(List.of("--userns=host", "--user=0:0"));
    }
    for (String path : service.container().tmpfs()) {
      ContainerPath.check("Podman", "tmpfs", path);
      asked.add("--tmpfs=" + path);
    }
    return asked.stream();
  }

  private static ShellWord option(String name, String variable) {
    return ShellWord.joined(ShellWord.of(name), ShellWord.variable(variable));
  }
}
