package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.images.DigestLock;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --locked}. */
final class LockedOption {

  private static final String WAY = "'hpc-compose lock' updates it";

  private final Flag option =
      Flag.of(33, "Run exactly the images of compose.lock.yaml.", "--locked");

  void declare(CommandSpec command) {
    Argument.declare(command, option);
  }

  /** Where the lock of a spec lies: {@code compose.lock.yaml} for {@code compose.yaml}. */
  static Path file(Plan plan) {
    String name = String.valueOf(plan.composeFile().getFileName());
    return plan.composeFile().resolveSibling(name.replaceFirst("\\.ya?ml$", "") + ".lock.yaml");
  }

  /** The lock of a spec; empty when there is none. */
  static Optional<DigestLock> read(Console console, Path file) {
    try {
      return Optional.of(DigestLock.parse(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw CliFailure.usage(console.shown(file) + " cannot be read: " + e.getMessage(), WAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan with the images of the lock, where that is asked for; drift ends the command. */
  Plan applied(Console console, Plan plan) {
    if (!option.isSet()) {
      return plan;
    }
    Path file = file(plan);
    DigestLock lock =
        read(console, file)
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "--locked needs " + console.shown(file) + ", which is not there",
                        "'hpc-compose lock' writes it"));
    List<String> missing = lock.missing(plan);
    if (!missing.isEmpty()) {
      throw CliFailure.usage(
          "the spec no longer matches its lock: "
              + String.join(", ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " not in "
              + console.shown(file),
          WAY);
    }
    return lock.applied(plan);
  }
}
