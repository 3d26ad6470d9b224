package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Merges the events of several writers: an event follows the earlier events of its writer and its
 * cause; among those that may come next, the earliest comes first. A cause that its writer has
 * passed over, or that is not there when its writer has nothing more, orders nothing. Takes time in
 * proportion to the events, whatever they claim about each other, and holds one event of each
 * writer.
 */
final class CausalMerge implements Iterator<RecordedEvent> {

  private final Writers writers;
  private final Consumer<LogFinding> findings;
  private final Queue<Head> ready = new PriorityQueue<>(Head.BY_TIME_THEN_WRITER);
  private final MergeQueue waiting = new MergeQueue();
  private boolean caughtUp;

  /**
   * A merge of what the writers have.
   *
   * @param findings told of causes that do not hold
   */
  CausalMerge(Writers writers, Consumer<LogFinding> findings) {
    this.writers = writers;
    this.findings = findings;
    // all of them before the first is placed: placing one may find that others have more
    heads(writers.all()).forEach(this::place);
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || !waiting.isEmpty();
  }

  @Override
  public RecordedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Head next = ready.poll();
    return take(next == null ? breakCycle() : next);
  }

  private RecordedEvent take(Head taken) {
    taken.line().take(taken.entry());
    Head next = head(taken.line());
    if (next != null) {
      place(next);
    }
    waiting.release(taken, next).forEach(this::place);
    return taken.entry().event();
  }

  private List<Head> heads(Collection<WriterLine> lines) {
    List<Head> heads = new ArrayList<>(lines.size());
    for (WriterLine line : lines) {
      Head head = head(line);
      if (head != null) {
        heads.add(head);
      }
    }
    return heads;
  }

  private @Nullable Head head(WriterLine line) {
    Entry entry = writers.head(line, findings);
    return entry == null ? null : new Head(line, entry);
  }

  private void place(Head head) {
    head.entry()
        .event()
        .cause()
        .ifPresentOrElse(cause -> await(head, cause), () -> ready.add(head));
  }

  private void await(Head head, EventId cause) {
    if (writers.hasMerged(cause)) {
      ready.add(head);
    } else if (mayCome(cause) || mayHaveComeMeanwhile(cause)) {
      waiting.add(head, cause);
    } else {
      findings.accept(
          new LogFinding.DanglingCause(head.entry().writer(), head.entry().offset(), cause));
      ready.add(head);
    }
  }

  private boolean mayCome(EventId cause) {
    Entry next = writers.head(cause.writer(), findings);
    return next != null && next.id().seq() <= cause.seq();
  }

  /** A cause is always written before its effect, but its file may have been read before that. */
  private boolean mayHaveComeMeanwhile(EventId cause) {
    if (caughtUp) {
      return false;
    }
    caughtUp = true;
    heads(writers.look(findings)).forEach(this::place);
    return mayCome(cause);
  }

  /** Every writer waits for another: the earliest head goes on without its cause. */
  private Head breakCycle() {
    Head first = waiting.removeEarliest();
    findings.accept(
        new LogFinding.CausalCycle(first.entry().writer(), first.entry().offset(), first.cause()));
    return first;
  }
}
