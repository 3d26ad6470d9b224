package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.spi.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads all writers of a store, again and again, each time from where it stopped. */
public final class LogReader {

  private static final Comparator<LogFinding> IN_PLACE =
      (one, other) -> {
        int byWriter = one.writer().compareTo(other.writer());
        return byWriter != 0 ? byWriter : Long.compare(one.offset(), other.offset());
      };

  private final Writers writers;

  /** A reader that stands at the beginning. */
  public LogReader(EventStore store) {
    this(store, EventTypes.RELEASED);
  }

  /** A reader that knows other types. */
  public LogReader(EventStore store, EventTypes types) {
    this.writers = new Writers(store, types);
  }

  /** What arrived since the last call, read as it is asked for. */
  public Iterator<RecordedEvent> events() {
    return events(finding -> {});
  }

  /**
   * Reads what arrived since the last call.
   *
   * @param each told of every event, in order
   * @return what is wrong with the log, writer by writer in the order of the bytes
   */
  public List<LogFinding> read(Consumer<? super RecordedEvent> each) {
    List<LogFinding> findings = new ArrayList<>();
    events(findings::add).forEachRemaining(each);
    findings.addAll(writers.tornTails());
    findings.addAll(writers.obstacles());
    findings.sort(IN_PLACE);
    return findings;
  }

  private Iterator<RecordedEvent> events(Consumer<LogFinding> findings) {
    writers.look(findings);
    return new CausalMerge(writers, findings);
  }
}
