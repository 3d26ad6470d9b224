package dev.hpccompose.runtime.log;

import dev.hpccompose.tracking.Launch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the lines of one service were written, as far as anybody knows. A log has no times: exact
 * are those of launches, and those with which lines begin where they fit into their launch. Every
 * other line was not written before the last of these.
 */
final class LineTimes {

  /** Programs that write times without a fraction are that much early. */
  private static final Duration BLUR = Duration.ofSeconds(1);

  /** Clocks of nodes differ from this one's. Other zones differ by more. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final String service;
  private final List<Launch> launches;
  private final Instant now;
  private final ZoneId zone;
  private int attempt;
  private Instant earliest = Instant.MIN;
  private Instant last = Instant.MIN;
  private Instant latest = Instant.MAX;

  /**
   * Times of a log.
   *
   * @param launches those of this service, in order
   * @param first the launch that the first line belongs to; null when nobody knows
   */
  LineTimes(
      String service, List<Launch> launches, @Nullable Launch first, Instant now, ZoneId zone) {
    this.service = service;
    this.launches = launches;
    this.now = now;
    this.zone = zone;
    if (first != null) {
      enter(first);
    }
  }

  /** The next line. */
  TimedLine of(String text) {
    Launch begun = LaunchMark.of(text, launches);
    if (begun != null) {
      enter(begun);
      return new TimedLine(service, attempt, last, true, text);
    }
    Instant own = LineStamp.of(text, zone);
    boolean fits = own != null && !own.isBefore(earliest) && !own.isAfter(latest);
    if (own != null && fits && own.isAfter(last)) {
      last = own;
    }
    return new TimedLine(service, attempt, last, fits, text);
  }

  /** Until when lines of the launch that is read now may have been written. */
  Instant latest() {
    return latest;
  }

  private void enter(Launch launch) {
    attempt = launch.attempt();
    last = launch.startedAt();
    earliest = last.minus(BLUR);
    latest = launch.endedAt().map(end -> end.plus(BLUR)).orElseGet(() -> now.plus(AHEAD));
  }
}
