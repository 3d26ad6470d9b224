package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option without a value. */
record Flag(ArgSpec spec) implements Argument {

  static Flag of(int order, String description, String... names) {
    return new Flag(
        OptionSpec.builder(names)
            .order(order)
            .description(description)
            .type(boolean.class)
            .initialValue("false")
            .build());
  }

  boolean isSet() {
    return Boolean.TRUE.equals(spec.<Object>getValue());
  }
}
