package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Heads that wait for their causes; a writer has one at most. */
final class MergeQueue {

  /** By the writer of the cause, then by its number. */
  private final Map<String, TreeMap<Long, List<Head>>> byCause = new HashMap<>();

  boolean isEmpty() {
    return byCause.isEmpty();
  }

  void add(Head head, EventId cause) {
    byCause
        .computeIfAbsent(cause.writer(), writer -> new TreeMap<>())
        .computeIfAbsent(cause.seq(), seq -> new ArrayList<>())
        .add(head);
  }

  /**
   * Those that need not wait any more for the writer of {@code taken}: their cause has come, or the
   * writer has passed it over.
   *
   * @param next the head after {@code taken}; null when the writer has none
   */
  List<Head> release(Head taken, @Nullable Head next) {
    if (byCause.isEmpty()) {
      return List.of();
    }
    String writer = taken.entry().writer();
    TreeMap<Long, List<Head>> bySeq = byCause.get(writer);
    if (bySeq == null) {
      return List.of();
    }
    List<Head> released = new ArrayList<>();
    List<Head> effects = bySeq.remove(taken.seq());
    if (effects != null) {
      released.addAll(effects);
    }
    SortedMap<Long, List<Head>> passed = next == null ? bySeq : bySeq.headMap(next.seq());
    passed.values().forEach(released::addAll);
    passed.clear();
    if (bySeq.isEmpty()) {
      byCause.remove(writer);
    }
    return released;
  }

  /** Removes the one with the earliest event; there must be one. */
  Head removeEarliest() {
    Head first =
        byCause.values().stream()
            .flatMap(bySeq -> bySeq.values().stream())
            .flatMap(List::stream)
            .min(Head.BY_TIME_THEN_WRITER)
            .orElseThrow();
    String writer = first.cause().writer();
    TreeMap<Long, List<Head>> bySeq = byCause.get(writer);
    if (bySeq != null) {
      bySeq.computeIfPresent(
          first.cause().seq(),
          (seq, heads) -> heads.remove(first) && heads.isEmpty() ? null : heads);
      byCause.computeIfPresent(writer, (name, rest) -> rest.isEmpty() ? null : rest);
    }
    return first;
  }
}
