package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.spec.SpecRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Which spec a command loads, and in which surroundings. */
final class SpecOptions {

  private final FileOption file = new FileOption();
  private final LocalOption local = new LocalOption();
  private final ProfileOption profiles = ProfileOption.ofSpec();
  private final ListOption<Path> envFiles =
      ListOption.of(
          Path.class,
          "FILE",
          11,
          "Take variables from there instead of .env; may be repeated.",
          "--env-file");

  /** The option of commands that show what a spec holds. */
  static Flag showValues() {
    return Flag.of(30, "Show secrets too, which are *** otherwise.", "--show-values");
  }

  void declare(CommandSpec spec) {
    file.declare(spec);
    local.declare(spec);
    profiles.declare(spec);
    Argument.declare(spec, envFiles);
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
    return SpecSource.load(
        project(console), request(console), wanted -> local.engine(wanted, environment));
  }

  /** The project of the spec, or of the working directory where no spec is named. */
  Project project(Console console) {
    Path spec = file.expected(console);
    return new Project(console, spec.resolveSibling(""), profiles);
  }

  /** The profiles that were named on the command line. */
  List<String> typedProfiles() {
    return profiles.typed();
  }

  /** Whether a spec was named, or lies in the working directory. */
  boolean isThere(Console console) {
    return file.isThere(console);
  }

  /** What is to be loaded. */
  SpecRequest request(Console console) {
    List<Path> variables =
        envFiles.given().stream()
            .map(path -> console.directory().resolve(path).normalize())
            .toList();
    return new SpecRequest(
        file.all(console), console.environment(), profiles.active(console), variables);
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return file.command(words);
  }
}
