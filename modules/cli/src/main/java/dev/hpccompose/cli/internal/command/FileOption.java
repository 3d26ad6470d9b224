package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code --file}. */
final class FileOption {

  private static final List<String> DEFAULTS =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private final OptionSpec option =
      Options.value(
          Path.class,
          "FILE",
          1,
          "The spec (default: compose.yaml in this directory).",
          "-f",
          "--file");

  void declare(CommandSpec spec) {
    spec.addOption(option);
  }

  /** The spec that was named, or the one that lies in the working directory. */
  Path required(Console console) {
    return find(console)
        .orElseThrow(
            () ->
                CliFailure.usage(
                    "there is no compose.yaml in this directory",
                    "name the file with -f FILE, or change to its directory"));
  }

  /** The spec that was named, or the one that would lie in the working directory. */
  Path expected(Console console) {
    return find(console).orElseGet(() -> console.directory().resolve(DEFAULTS.getFirst()));
  }

  /** Whether a spec was named. */
  boolean isGiven() {
    return given() != null;
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return "hpc-compose " + words + (isGiven() ? " -f " + given() : "");
  }

  private @Nullable Path given() {
    return option.getValue();
  }

  private Optional<Path> find(Console console) {
    Path given = given();
    if (given != null) {
      return Optional.of(console.directory().resolve(given).normalize());
    }
    return DEFAULTS.stream().map(console.directory()::resolve).filter(Files::exists).findFirst();
  }
}
