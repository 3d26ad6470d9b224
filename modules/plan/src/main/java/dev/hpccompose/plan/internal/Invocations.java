package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From command and entrypoint to what is executed. */
final class Invocations {

  private Invocations() {}

  /**
   * What a service executes.
   *
   * @param inContainer whether there is an image whose entrypoint and command count
   */
  static Invocation of(ServiceSpec service, boolean inContainer) {
    if (service.program().script().isPresent()) {
      String text = service.program().script().get().value();
      return new Invocation.Command(List.of("/bin/sh", "-e", "-c", text));
    }
    Optional<CommandText> command = service.program().command().map(Located::value);
    Optional<CommandText> entrypoint = service.program().entrypoint().map(Located::value);
    if (entrypoint.isPresent()) {
      return new Invocation.Command(
          command.map(c -> joined(entrypoint.get(), c)).orElseGet(() -> entrypoint.get().argv()));
    }
    if (command.isEmpty()) {
      return new Invocation.ImageDefault();
    }
    return inContainer
        ? new Invocation.ImageEntrypoint(command.get().argv())
        : new Invocation.Command(command.get().argv());
  }

  /** Both in one form: the spec was checked for that. */
  private static List<String> joined(CommandText entrypoint, CommandText command) {
    if (entrypoint instanceof CommandText.Shell(String first)
        && command instanceof CommandText.Shell(String second)) {
      // the line break at the end of a block of YAML would part the program from its arguments
      return new CommandText.Shell(first.stripTrailing() + " " + second).argv();
    }
    return Stream.concat(entrypoint.argv().stream(), command.argv().stream()).toList();
  }
}
