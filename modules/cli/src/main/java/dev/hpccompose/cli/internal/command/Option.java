package dev.hpccompose.cli.internal.command;

import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option with a value, or an argument that its place tells.
 *
 * @param <T> what the value is
 */
record Option<T>(ArgSpec spec, Class<T> type) implements Argument {

  static <T> Option<T> of(
      Class<T> type, String label, int order, String description, String... names) {
    return of(
        type, OptionSpec.builder(names).paramLabel(label).order(order).description(description));
  }

  /** One whose value may be left out. */
  static <T> Option<T> of(Class<T> type, OptionSpec.Builder builder) {
    return new Option<>(builder.type(type).build(), type);
  }

  static <T> Option<T> positional(Class<T> type, PositionalParamSpec.Builder builder) {
    return new Option<>(builder.type(type).build(), type);
  }

  /** The name by which messages call it. */
  String name() {
    return spec instanceof OptionSpec option ? option.names()[0] : spec.paramLabel();
  }

  /** Its value, once it is given. */
  Optional<T> given() {
    return Optional.ofNullable(type.cast(spec.<Object>getValue()));
  }
}
