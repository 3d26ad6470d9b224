package dev.hpccompose.runtime.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The lines that a log has now, one after the other. */
final class TimedLog {

  private final LogTail tail;
  private final LineTimes times;
  private final boolean unfinished;
  private final Queue<String> read = new ArrayDeque<>();
  private boolean ended;

  /**
   * A log from where {@code tail} stands.
   *
   * @param unfinished whether a last line without an end counts
   */
  TimedLog(LogTail tail, LineTimes times, boolean unfinished) {
    this.tail = tail;
    this.times = times;
    this.unfinished = unfinished;
  }

  /** The next line; null behind the last. */
  @Nullable TimedLine next() {
    if (read.isEmpty() && !ended) {
      read.addAll(tail.poll());
      ended = read.isEmpty();
      if (ended && unfinished) {
        read.addAll(tail.unfinished());
      }
    }
    String line = read.poll();
    return line == null ? null : times.of(line);
  }

  /** How many lines are there before the first that may have been written at a time or later. */
  long before(Instant since) {
    long before = 0;
    long count = 0;
    for (TimedLine line = next(); line != null; line = next()) {
      count++;
      if (line.exact() && line.at().isBefore(since)) {
        before = count;
      }
    }
    return times.latest().isBefore(since) ? count : before;
  }
}
