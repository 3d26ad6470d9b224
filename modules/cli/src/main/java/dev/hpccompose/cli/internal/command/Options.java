package dev.hpccompose.cli.internal.command;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The two kinds of options. */
final class Options {

  private Options() {}

  /** An option without a value. */
  static OptionSpec flag(int order, String description, String... names) {
    return named(order, description, names).type(boolean.class).initialValue("false").build();
  }

  static boolean isSet(OptionSpec flag) {
    return Boolean.TRUE.equals(flag.getValue());
  }

  /** An option with a value of this type; the value is null until it is given. */
  static OptionSpec value(
      Class<?> type, String label, int order, String description, String... names) {
    return named(order, description, names).type(type).paramLabel(label).build();
  }

  /** An option that may be given several times, with a value each time. */
  static OptionSpec values(
      Class<?> type, String label, int order, String description, String... names) {
    return named(order, description, names)
        .type(List.class)
        .auxiliaryTypes(type)
        .paramLabel(label)
        .build();
  }

  /** The values of an option that may be given several times, in their order. */
  static <T> List<T> all(ArgSpec option) {
    List<T> given = option.getValue();
    return given == null ? List.of() : List.copyOf(given);
  }

  private static OptionSpec.Builder named(int order, String description, String... names) {
    return OptionSpec.builder(names).order(order).description(description);
  }
}
