package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.LogSealed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one writer that wait to be merged; no more of them are read than are needed. */
final class WriterLine {

  private final WriterCursor cursor;
  private final Admission admission;
  private final SequenceSet merged = new SequenceSet();
  private Deque<Entry> ahead = new ArrayDeque<>();
  private @Nullable Entry head;

  WriterLine(WriterCursor cursor, Admission admission) {
    this.cursor = cursor;
    this.admission = admission;
  }

  /** Whether everything that was there has been merged. */
  boolean isIdle() {
    return head == null && ahead.isEmpty();
  }

  /** Reads on, until there is an event or nothing more. */
  void read(Consumer<LogFinding> findings) {
    do {
      ahead = cursor.advance(findings);
    } while (ahead.isEmpty() && cursor.more());
  }

  /** The events that were read and not yet looked at, without those that belong elsewhere. */
  Stream<Entry> ahead() {
    return ahead.stream().filter(admission::isByItsWriter);
  }

  /** The next event that counts; null when nothing more was there at the last look. */
  @Nullable Entry head(String run, Consumer<LogFinding> findings) {
    while (head == null) {
      Entry next = ahead.poll();
      if (next == null && !cursor.more()) {
        return null;
      }
      if (next == null) {
        read(findings);
      } else if (admission.admits(next, run, findings)) {
        hold(next);
      }
    }
    return head;
  }

  /** A seal is of the log, not of the run: it counts as merged and is handed out to nobody. */
  private void hold(Entry next) {
    if (next.event().event() instanceof LogSealed) {
      merged.add(next.id().seq());
    } else {
      head = next;
    }
  }

  /** The head becomes part of the merged history. */
  void take(Entry entry) {
    merged.add(entry.id().seq());
    head = null;
  }

  boolean hasMerged(EventId id) {
    return merged.contains(id.seq());
  }

  Optional<LogFinding> tornTail() {
    return cursor.tornTail();
  }
}
