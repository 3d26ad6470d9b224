package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --profile}, and the variable that says the same. */
final class ProfileOption {

  private final ListOption<String> option;

  private ProfileOption(String about) {
    this.option = ListOption.of(String.class, "NAME", 10, about, "--profile");
  }

  /** The option of a command that reads a spec. */
  static ProfileOption ofSpec() {
    return new ProfileOption(
        "Run the services of this profile too, with its project settings; may be repeated (or"
            + " COMPOSE_PROFILES=A,B).");
  }

  /** The option of a command that reads none. */
  static ProfileOption ofSettings() {
    return new ProfileOption("Take the project settings of this profile.");
  }

  void declare(CommandSpec spec) {
    Argument.declare(spec, option);
  }

  /** The names on the command line, once each. */
  List<String> typed() {
    return option.given().stream().distinct().toList();
  }

  /** The names that the environment gives. */
  List<String> ofEnvironment(Console console) {
    String names = console.environment().getOrDefault("COMPOSE_PROFILES", "");
    return Stream.of(names.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  /** All names. */
  List<String> active(Console console) {
    return Stream.concat(typed().stream(), ofEnvironment(console).stream()).toList();
  }
}
