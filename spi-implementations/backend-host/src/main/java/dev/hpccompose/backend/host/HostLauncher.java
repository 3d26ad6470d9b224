package dev.hpccompose.backend.host;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;

/** Launches services as plain processes of the host. Images and mounts play no part. */
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
  public Launch launch(ServicePlan service) {
    List<ShellWord> argv = new ArrayList<>();
    argv.add(ShellWord.of("/bin/sh"));
    argv.add(ShellWord.of("-c"));
    if (service.workingDir().isPresent()) {
      argv.add(ShellWord.of("cd -- \"$0\" && exec \"$@\""));
      argv.add(ShellWord.of(service.workingDir().get()));
    } else {
      argv.add(ShellWord.of("exec \"$@\""));
      argv.add(ShellWord.of("sh"));
    }
    command(service.invocation()).stream().map(ShellWord::of).forEach(argv::add);
    return new Launch(List.of(), argv);
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
