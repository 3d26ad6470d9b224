package dev.hpccompose.runtime.status;

import dev.hpccompose.images.ImageUses;
import dev.hpccompose.images.ImageUses.Use;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.RetentionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The images that jobs need which are queued, or run, or of which nobody knows. */
public final class ImagesInUse {

  /** Longer than any queue and any job: what another person's run was is not for us to read. */
  private static final Duration OF_OTHERS = Duration.ofDays(60);

  private static final RetentionRule RULE = new RetentionRule(false);

  private ImagesInUse() {}

  /**
   * The run that needs each image. Asks the scheduler once, and only where histories do not tell.
   *
   * @param uses what runs referred to
   * @param forget whether runs that are over are forgotten on the way
   */
  public static Map<Path, String> of(
      ImageUses uses, Scheduling scheduling, InstantSource clock, boolean forget)
      throws IOException {
    List<Use> all = uses.list();
    List<Use> there = all.stream().filter(use -> Files.isDirectory(use.run())).toList();
    List<RunView> views =
        there.stream().map(use -> RunView.read(new RunDirectory(use.run()))).toList();
    List<RunStatus> found = new StatusReader(scheduling, clock).of(views);
    Map<Use, RunStatus> runs = new HashMap<>();
    IntStream.range(0, there.size()).forEach(i -> runs.put(there.get(i), found.get(i)));
    Map<Path, String> needed = new HashMap<>();
    for (Use use : all) {
      if (isNeeded(use, runs, clock.instant())) {
        use.images().forEach(image -> needed.put(image, use.run().getFileName().toString()));
      } else if (forget) {
        uses.forget(use);
      }
    }
    return needed;
  }

  private static boolean isNeeded(Use use, Map<Use, RunStatus> runs, Instant now)
      throws IOException {
    RunStatus run = runs.get(use);
    if (run == null || run.view().changed().isEmpty()) {
      Instant written = Files.getLastModifiedTime(use.file()).toInstant();
      return !isGone(use.run()) && written.isAfter(now.minus(OF_OTHERS));
    }
    return run.obstacle(RULE).isPresent();
  }

  /** Gone is what a directory that can be read does not hold. */
  private static boolean isGone(Path run) {
    return Files.notExists(run);
  }
}
