package dev.hpccompose.cli.internal.command;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option that may be given several times, or as many arguments as there are.
 *
 * @param <T> what each value is
 */
record ListOption<T>(ArgSpec spec, Class<T> type) implements Argument {

  static <T> ListOption<T> of(
      Class<T> type, String label, int order, String description, String... names) {
    return new ListOption<>(
        OptionSpec.builder(names)
            .paramLabel(label)
            .order(order)
            .description(description)
            .type(List.class)
            .auxiliaryTypes(type)
            .build(),
        type);
  }

  static <T> ListOption<T> positional(Class<T> type, PositionalParamSpec.Builder builder) {
    return new ListOption<>(builder.type(List.class).auxiliaryTypes(type).build(), type);
  }

  /** The values in their order. */
  List<T> given() {
    List<?> values = spec.getValue();
    return values == null ? List.of() : values.stream().<T>map(type::cast).toList();
  }
}
