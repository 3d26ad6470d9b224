package dev.hpccompose.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines written by hand into a store, and the log over it. */
final class HandMadeLog {

  private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

  private final MemoryEventStore store = new MemoryEventStore();
  private final Map<String, Long> last = new HashMap<>();

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
