package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.progress.ImageProgress;
import dev.hpccompose.images.ImageOrder;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Model.CommandSpec;

/** How the images of a plan are made before its job is. */
final class ImageOptions {

  private final Flag force =
      Flag.of(30, "Import and prepare all images again.", "--force-rebuild", "--force");
  private final Flag keep =
      Flag.of(
          31,
          "Keep what a failed preparation unpacked, so that you can look inside.",
          "--keep-failed-prep");
  private final Flag skip =
      Flag.of(32, "Make no image: use what is in the cache.", "--skip-prepare");

  private final Flag quiet = Flag.of(33, "Do not show how far the images are.", "--quiet", "-q");
  private final BooleanSupplier told;

  /**
   * The options.
   *
   * @param told whether people read what the command writes
   */
  ImageOptions(BooleanSupplier told) {
    this.told = told;
  }

  /** Options of a command that prepares and does nothing else. */
  void declare(CommandSpec command) {
    Argument.declare(command, force, keep, quiet);
  }

  /** Options of a command for which preparing is a part. */
  void declareWithSkip(CommandSpec command) {
    declare(command);
    Argument.declare(command, skip);
  }

  /** The option of a command that makes nothing itself. */
  void declareSkip(CommandSpec command) {
    Argument.declare(command, skip);
  }

  /**
   * Makes what is missing, or fails.
   *
   * @param shared whether other machines run the job
   */
  ImageOutcome.Ready prepare(
      Console console, Plan plan, Map<String, String> environment, boolean shared) {
    if (plan.services().stream().allMatch(service -> service.image().isEmpty())) {
      return new ImageOutcome.Ready(plan, List.of(), List.of());
    }
    if (shared && NodeLocal.holds(plan.cacheDir())) {
      throw CliFailure.environment(
          "the cache directory " + plan.cacheDir() + " is not visible from other nodes",
          "name a directory of a shared file system " + plan.cache().whereToChange());
    }
    ImageOrder order = new ImageOrder(plan, Version.current(), environment, mode(), keep.isSet());
    return switch (outcome(console, order)) {
      case ImageOutcome.Ready ready -> {
        ready.notes().forEach(note -> console.err().println("note: " + note));
        yield ready;
      }
      case ImageOutcome.NotReady(var problem, var hint) ->
          throw new CliException(new CliFailure.Environment(problem, Optional.of(hint)));
    };
  }

  private ImageOutcome outcome(Console console, ImageOrder order) {
    if (!told.getAsBoolean() || quiet.isSet()) {
      return Images.prepare(order, _ -> {});
    }
    try (ImageProgress progress = new ImageProgress(console)) {
      return Images.prepare(order, progress);
    }
  }

  /** What is to be made. */
  Mode mode() {
    if (skip.isSet()) {
      if (force.isSet()) {
        throw CliFailure.usage(
            "--skip-prepare and --force-rebuild contradict each other", "give one of them");
      }
      return Mode.NOTHING;
    }
    return force.isSet() ? Mode.EVERYTHING : Mode.MISSING;
  }
}
