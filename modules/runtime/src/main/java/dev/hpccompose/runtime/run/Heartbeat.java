package dev.hpccompose.runtime.run;

import dev.hpccompose.tracking.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The file in which the supervisor of a run shows that it lives. */
public final class Heartbeat {

  private static final Duration FRESH_FOR = Duration.ofSeconds(30);

  private Heartbeat() {}

  /**
   * Looks at the run's heartbeat file: what was written within the last 30 seconds is fresh. Never
   * writes.
   *
   * @param run the run
   * @param clock the clock of this machine
   */
  public static Freshness read(RunDirectory run, InstantSource clock) {
    try {
      Instant now = clock.instant();
      Instant written = Files.getLastModifiedTime(run.heartbeat()).toInstant();
      // two clocks can be wrong here, the node's and the file server's: one that fits is enough
      return isRecent(written, now) || isRecent(stamp(run), now)
          ? Freshness.FRESH
          : Freshness.STALE;
    } catch (IOException e) {
      return Freshness.MISSING;
    }
  }

  private static Instant stamp(RunDirectory run) throws IOException {
    String line = Files.readString(run.heartbeat());
    try {
      return Instant.parse(line.substring(0, Math.max(0, line.indexOf(' '))));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static boolean isRecent(Instant time, Instant now) {
    return Duration.between(time, now).abs().compareTo(FRESH_FOR) <= 0;
  }
}
