package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which spec a command loads, and in which surroundings. */
final class SpecOptions {

  private final FileOption file = new FileOption();
  private final LocalOption local = new LocalOption();
  private final OptionSpec profiles =
      Options.values(
          String.class,
          "NAME",
          10,
          "Run the services of this profile too; may be repeated (or COMPOSE_PROFILES=A,B).",
          "--profile");
  private final OptionSpec envFiles =
      Options.values(
          Path.class,
          "FILE",
          11,
          "Take variables from there instead of .env; may be repeated.",
          "--env-file");

  /** The option of commands that show what a spec holds. */
  static OptionSpec showValues() {
    return Options.flag(30, "Show secrets too, which are *** otherwise.", "--show-values");
  }

  void declare(CommandSpec spec) {
    SpecLoader.prepare(); // while the command line is read
    file.declare(spec);
    local.declare(spec);
    spec.addOption(profiles);
    spec.addOption(envFiles);
  }

  /** The spec itself, absolute; files that are merged over it come after it. */
  Path spec(Console console) {
    return file.required(console);
  }

  /** Whether a spec was named. */
  boolean isGiven() {
    return file.isGiven();
  }

  /** {@code --local}. */
  LocalOption local() {
    return local;
  }

  /** The spec and all that can be said about it without running it. */
  SpecSource load(Console console) {
    return load(console, console.environment());
  }

  /**
   * The same, where options say where tools are.
   *
   * @param environment says which tools are here
   */
  SpecSource load(Console console, Map<String, String> environment) {
    return SpecSource.load(console, request(console), wanted -> local.engine(wanted, environment));
  }

  /** What is to be loaded. */
  SpecRequest request(Console console) {
    List<Path> variables =
        Options.<Path>all(envFiles).stream()
            .map(path -> console.directory().resolve(path).normalize())
            .toList();
    return new SpecRequest(file.all(console), console.environment(), active(console), variables);
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return file.command(words);
  }

  private List<String> active(Console console) {
    List<String> active = new ArrayList<>(Options.<String>all(profiles));
    String more = console.environment().getOrDefault("COMPOSE_PROFILES", "");
    for (String name : List.of(more.split(","))) {
      if (!name.isBlank()) {
        active.add(name.strip());
      }
    }
    return active;
  }
}
