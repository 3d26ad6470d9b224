package dev.hpccompose.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lines written by hand into a store, and the log over it. */
final class HandMadeLog {

  private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

  private static final List<String> WRITERS = List.of("batch-0", "batch-1", "batch-2");

  private final MemoryEventStore store;
  private final Map<String, Long> last = new HashMap<>();

  HandMadeLog() {
    this(Integer.MAX_VALUE);
  }

  /** A log of which so many lines are read at once. */
  HandMadeLog(int atOnce) {
    this.store = new MemoryEventStore(atOnce);
  }

  /** A log with causes, gaps, repeats and damage, made by chance. */
  static HandMadeLog random(int seed, int atOnce) {
    Random random = new Random(seed);
    HandMadeLog log = new HandMadeLog(atOnce).event("batch-0", random.nextInt(60));
    for (int i = 0; i < 40; i++) {
      String writer = WRITERS.get(random.nextInt(WRITERS.size()));
      String cause = WRITERS.get(random.nextInt(WRITERS.size())) + ":" + (1 + random.nextInt(15));
      switch (random.nextInt(12)) {
        case 0 -> log.raw(writer, "damage");
        case 1 -> log.next(writer);
        case 2 -> log.numbered(writer, 1 + random.nextInt(15), random.nextInt(60));
        case 3, 4, 5, 6, 7 -> log.event(writer, random.nextInt(60), cause);
        default -> log.event(writer, random.nextInt(60));
      }
    }
    return log;
  }

  MemoryEventStore store() {
    return store;
  }

  EventLog log() {
    return EventLog.over(store);
  }

  /** The next event of a writer. */
  HandMadeLog event(String writer, long second) {
    return line(writer, next(writer), second, "run", "");
  }

  /** The next event of a writer, with a cause. */
  HandMadeLog event(String writer, long second, String cause) {
    return line(writer, next(writer), second, "run", cause);
  }

  /** An event with a number of its own. */
  HandMadeLog numbered(String writer, long seq, long second) {
    return line(writer, seq, second, "run", "");
  }

  /** The next event of a writer, for another run. */
  HandMadeLog foreign(String writer, long seq, String run) {
    return line(writer, seq, 0, run, "");
  }

  /** Anything. */
  HandMadeLog raw(String writer, String line) {
    store.put(writer, line);
    return this;
  }

  History read() {
    return log().read();
  }

  static List<String> ids(List<RecordedEvent> events) {
    return events.stream().map(event -> event.id().toString()).toList();
  }

  private long next(String writer) {
    return last.merge(writer, 1L, Long::sum);
  }

  private HandMadeLog line(String writer, long seq, long second, String run, String cause) {
    String because = cause.isEmpty() ? "" : ",\"cause\":\"" + cause + "\"";
    return raw(
        writer,
        """
        {"v":1,"seq":%d,"at":"%s","type":"signal.received","run":"%s","attempt":0%s,"signal":"TERM"}\
        """
            .formatted(seq, MIDNIGHT.plusSeconds(second), run, because));
  }
}
