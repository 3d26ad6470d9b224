package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --file}. */
final class FileOption {

  private static final List<String> DEFAULTS =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yaml",
          "compose.override.yml",
          "docker-compose.override.yaml",
          "docker-compose.override.yml");

  private final ListOption<Path> option =
      ListOption.of(
          Path.class,
          "FILE",
          1,
          "The spec (default: compose.yaml in this directory); several are merged in order.",
          "-f",
          "--file");

  void declare(CommandSpec spec) {
    Argument.declare(spec, option);
  }

  /** The files that were named, or the ones that lie in the working directory; the spec first. */
  List<Path> all(Console console) {
    if (isGiven()) {
      return given().stream().map(file -> absolute(console, file)).toList();
    }
    List<Path> files = new ArrayList<>();
    files.add(required(console));
    first(console, OVERRIDES).ifPresent(files::add);
    return files;
  }

  /** The spec that was named first, or the one that lies in the working directory. */
  Path required(Console console) {
    return find(console)
        .orElseThrow(
            () ->
                CliFailure.usage(
                    "there is no compose.yaml in this directory",
                    "name the file with -f FILE, or change to its directory"));
  }

  /** The spec that was named first, or the one that would lie in the working directory. */
  Path expected(Console console) {
    return find(console).orElseGet(() -> console.directory().resolve(DEFAULTS.getFirst()));
  }

  /** Whether a spec was named, or lies in the working directory. */
  boolean isThere(Console console) {
    return find(console).isPresent();
  }

  /** Whether a spec was named. */
  boolean isGiven() {
    return !given().isEmpty();
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    StringBuilder line = new StringBuilder("hpc-compose ").append(words);
    given().forEach(file -> line.append(" -f ").append(file));
    return line.toString();
  }

  private List<Path> given() {
    return option.given();
  }

  private Optional<Path> find(Console console) {
    return isGiven()
        ? Optional.of(absolute(console, given().getFirst()))
        : first(console, DEFAULTS);
  }

  private static Path absolute(Console console, Path file) {
    return console.directory().resolve(file).normalize();
  }

  private static Optional<Path> first(Console console, List<String> names) {
    for (String name : names) {
      Path file = console.directory().resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
