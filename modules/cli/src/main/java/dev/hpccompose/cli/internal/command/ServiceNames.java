package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.runtime.run.RunView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Which services of a run: as arguments, or with {@code --service}. */
final class ServiceNames {

  private final ListOption<String> positional =
      ListOption.positional(
          String.class,
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .paramLabel("SERVICE")
              .description("Only these services (default: all)."));
  private final ListOption<String> option =
      ListOption.of(String.class, "NAME", 3, "Only this service; may be repeated.", "--service");

  void declare(CommandSpec spec) {
    Argument.declare(spec, positional, option);
  }

  /** Those that are meant, in start order. */
  List<String> of(RunView view) {
    List<String> known = view.job().serviceNames();
    List<String> named = new ArrayList<>(option.given());
    named.addAll(positional.given());
    for (String name : named) {
      if (!known.contains(name)) {
        throw unknown(name, known);
      }
    }
    return named.isEmpty() ? known : known.stream().filter(named::contains).toList();
  }

  /** That a run has no such service. */
  static CliException unknown(String name, List<String> known) {
    return CliFailure.usage(
        "there is no service '" + name + "' in this run",
        Spelling.hint(name, known, "its services are " + String.join(", ", known)));
  }
}
