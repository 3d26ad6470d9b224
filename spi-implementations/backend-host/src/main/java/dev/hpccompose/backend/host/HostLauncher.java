package dev.hpccompose.backend.host;

import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.TaskVariables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Launches services as plain processes of the host. Images and mounts play no part; secrets and
 * configs are found through variables that name their directories.
 */
public final class HostLauncher implements ContainerLauncher {

  @Override
  public String name() {
    return "host";
  }

  @Override
  public ShellWord jobDirectory() {
    return ShellWord.variable("HC_DIR");
  }

  @Override
  public Optional<String> refusal(Path directory) {
    return Optional.empty();
  }

  @Override
  public Launch launch(Plan plan, ServicePlan service) {
    refuseContainer(service);
    return run(service, TaskVariables.script(service), command(service.invocation()));
  }

  @Override
  public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
    return run(service, "", argv);
  }

  private static Launch run(ServicePlan service, String before, List<String> command) {
    List<ShellWord> argv = new ArrayList<>();
    argv.add(ShellWord.of("/bin/sh"));
    argv.add(ShellWord.of("-c"));
    if (service.workingDir().isPresent()) {
      argv.add(ShellWord.of(before + "cd -- \"$0\" && exec \"$@\""));
      argv.add(ShellWord.of(service.workingDir().get()));
    } else {
      argv.add(ShellWord.of(before + "exec \"$@\""));
      argv.add(ShellWord.of("sh"));
    }
    command.stream().map(ShellWord::of).forEach(argv::add);
    return new Launch(List.of(), argv, directories(service));
  }

  private static Map<String, ShellWord> directories(ServicePlan service) {
    Map<String, ShellWord> directories = new LinkedHashMap<>();
    for (StagedFile file : service.container().files()) {
      directories.put(
          "HPC_COMPOSE_" + file.kind().toUpperCase(Locale.ROOT) + "_DIR",
          ShellWord.joined(ShellWord.variable("HC_DIR"), ShellWord.of("/" + file.directory())));
    }
    return directories;
  }

  private static void refuseContainer(ServicePlan service) {
    ContainerOptions container = service.container();
    if (container.readOnly() || container.remapRoot() || !container.tmpfs().isEmpty()) {
      throw new IllegalArgumentException(
          service.name() + " asks for what only a container can give");
    }
  }

  private static List<String> command(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Command(var argv) -> argv;
      case Invocation.ImageEntrypoint(var command) -> command;
      case Invocation.ImageDefault() ->
          throw new IllegalArgumentException("a host process needs a command");
    };
  }
}
