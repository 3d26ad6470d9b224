package dev.hpccompose.cli.internal.command;

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

  private static OptionSpec.Builder named(int order, String description, String... names) {
    return OptionSpec.builder(names).order(order).description(description);
  }
}
