package dev.hpccompose.runtime.log;

import dev.hpccompose.tracking.Launch;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The log of one service, and which of its lines are wanted. */
final class ServiceLog {

  private final String service;
  private final Path file;
  private final List<Launch> launches;
  private final LogRange range;
  private final Instant now;
  private final boolean unfinished;
  private final LogTail tail;
  private final TimedLog log;
  private final @Nullable Queue<TimedLine> ends;
  private long skip;

  /**
   * The log of a service.
   *
   * @param launches those that wrote to the file
   * @param unfinished whether a last line without an end counts
   */
  ServiceLog(
      String service,
      Path file,
      List<Launch> launches,
      LogRange range,
      Instant now,
      boolean unfinished) {
    this.service = service;
    this.file = file;
    this.launches = launches;
    this.range = range;
    this.now = now;
    this.unfinished = unfinished;
    this.tail = open();
    this.log = new TimedLog(tail, times(first()), unfinished);
    this.skip = range.since().map(this::before).orElse(0L);
    this.ends = range.last().isPresent() && !range.isLastOfAll() ? new ArrayDeque<>() : null;
    if (ends != null) {
      keep(ends, range.last().getAsInt());
    }
  }

  /** The next line that is wanted; null behind the last. */
  @Nullable TimedLine next() {
    return ends == null ? wanted() : ends.poll();
  }

  String service() {
    return service;
  }

  /** Stands behind the last complete line. */
  LogTail tail() {
    return tail;
  }

  private @Nullable TimedLine wanted() {
    for (TimedLine line = log.next(); line != null && !range.isOver(line); line = log.next()) {
      if (skip > 0) {
        skip--;
      } else if (range.takes(line)) {
        return line;
      }
    }
    return null;
  }

  private void keep(Queue<TimedLine> kept, int most) {
    for (TimedLine line = wanted(); line != null; line = wanted()) {
      kept.add(line);
      if (kept.size() > most) {
        kept.remove();
      }
    }
  }

  private long before(Instant since) {
    try (LogTail again = open()) {
      return new TimedLog(again, times(first()), unfinished).before(since);
    }
  }

  /** A log begins without a mark: its first lines are of the launch before the first marked one. */
  private @Nullable Launch first() {
    if (launches.size() < 2) {
      return launches.isEmpty() ? null : launches.getFirst();
    }
    try (LogTail again = open()) {
      for (List<String> lines = again.poll(); !lines.isEmpty(); lines = again.poll()) {
        for (String line : lines) {
          Launch marked = LaunchMark.of(line, launches);
          if (marked != null) {
            return launches.get(Math.max(0, launches.indexOf(marked) - 1));
          }
        }
      }
      return launches.getLast();
    }
  }

  private LineTimes times(@Nullable Launch first) {
    return new LineTimes(service, launches, first, now, ZoneId.systemDefault());
  }

  private LogTail open() {
    return range.isLastOfAll() ? LogTail.ofLast(file, range.last().getAsInt()) : new LogTail(file);
  }
}
