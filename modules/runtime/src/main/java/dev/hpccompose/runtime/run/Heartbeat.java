package dev.hpccompose.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether the supervisor of a run has shown that it lives, without asking the scheduler. */
public enum Heartbeat {
  /** It wrote within the last 30 seconds. */
  FRESH,
  /** It wrote, longer ago. */
  STALE,
  /** It never wrote. */
  MISSING;

  private static final Duration FRESH_FOR = Duration.ofSeconds(30);

  /**
   * Looks at the run's heartbeat file. Never writes.
   *
   * @param run the run
   * @param clock the clock of this machine
   */
  public static Heartbeat read(RunDirectory run, InstantSource clock) {
    try {
      Instant now = clock.instant();
      Instant written = Files.getLastModifiedTime(run.heartbeat()).toInstant();
      // two clocks can be wrong here, the node's and the file server's: one that fits is enough
      return isRecent(written, now) || isRecent(stamp(run), now) ? FRESH : STALE;
    } catch (IOException e) {
      return MISSING;
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
