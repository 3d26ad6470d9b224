package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Merges the events of several writers: an event follows the earlier events of its writer and its
 * cause; among those that may come next, the earliest comes first. Takes time in proportion to the
 * events, whatever they claim about each other.
 */
final class CausalMerge {

  private static final Comparator<Deque<Entry>> BY_TIME_THEN_WRITER =
      (one, other) -> {
        int byTime = one.element().event().at().compareTo(other.element().event().at());
        return byTime != 0 ? byTime : one.element().writer().compareTo(other.element().writer());
      };

  private final Predicate<EventId> known;
  private final List<LogFinding> findings;
  private final Set<EventId> pending = new HashSet<>();
  private final Queue<Deque<Entry>> ready = new PriorityQueue<>(BY_TIME_THEN_WRITER);
  private final Map<EventId, List<Deque<Entry>>> waiting = new HashMap<>();
  private final List<RecordedEvent> merged = new ArrayList<>();

  /**
   * A merge of the lines of {@code byWriter}.
   *
   * @param known the events that the log has, these and those merged earlier
   * @param findings where causes that do not hold are noted
   */
  CausalMerge(
      Map<String, List<Entry>> byWriter, Predicate<EventId> known, List<LogFinding> findings) {
    this.known = known;
    this.findings = findings;
    byWriter.values().stream().flatMap(List::stream).map(Entry::id).forEach(pending::add);
    byWriter.values().forEach(entries -> queue(new ArrayDeque<>(entries)));
  }

  List<RecordedEvent> inOrder() {
    while (!pending.isEmpty()) {
      Deque<Entry> next = ready.poll();
      take(next == null ? breakCycle() : next);
    }
    return merged;
  }

  private void take(Deque<Entry> line) {
    Entry entry = line.remove();
    merged.add(entry.event());
    pending.remove(entry.id());
    List<Deque<Entry>> effects = waiting.remove(entry.id());
    if (effects != null) {
      ready.addAll(effects);
    }
    queue(line);
  }

  private void queue(Deque<Entry> line) {
    if (!line.isEmpty()) {
      Entry head = line.element();
      head.event()
          .cause()
          .ifPresentOrElse(cause -> await(line, head, cause), () -> ready.add(line));
    }
  }

  private void await(Deque<Entry> line, Entry head, EventId cause) {
    if (pending.contains(cause)) {
      waiting.computeIfAbsent(cause, id -> new ArrayList<>()).add(line);
      return;
    }
    if (!known.test(cause)) {
      findings.add(new LogFinding.DanglingCause(head.writer(), head.offset(), cause));
    }
    ready.add(line);
  }

  /** Every line waits for another: the earliest head goes on without its cause. */
  private Deque<Entry> breakCycle() {
    Deque<Entry> first =
        waiting.values().stream()
            .flatMap(Collection::stream)
            .min(BY_TIME_THEN_WRITER)
            .orElseThrow();
    Entry head = first.element();
    EventId cause = head.event().cause().orElseThrow();
    waiting.values().forEach(lines -> lines.remove(first));
    findings.add(new LogFinding.CausalCycle(head.writer(), head.offset(), cause));
    return first;
  }
}
