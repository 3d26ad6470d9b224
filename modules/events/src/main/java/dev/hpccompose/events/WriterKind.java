package dev.hpccompose.events;

import dev.hpccompose.events.internal.json.EventTypes;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who writes to a history. The name of a writer tells which of them it is, and each may write its
 * own types of events only: what else stands in its lines does not count.
 */
public enum WriterKind {

  /** The process that submits the run: {@code submit}. */
  SUBMIT,

  /** The supervisor of one attempt: {@code batch-<attempt>}. */
  BATCH,

  /** A later process that acts: {@code cli-<id>}. */
  CLI;

  /** The kind of the writer with this name; empty for one that this build does not know. */
  public static Optional<WriterKind> of(String writer) {
    if (writer.equals("submit")) {
      return Optional.of(SUBMIT);
    }
    if (writer.startsWith("cli-")) {
      return Optional.of(CLI);
    }
    return isBatch(writer) ? Optional.of(BATCH) : Optional.empty();
  }

  private static boolean isBatch(String writer) {
    return writer.startsWith("batch-")
        && writer.length() > "batch-".length()
        && writer.chars().skip("batch-".length()).allMatch(c -> c >= '0' && c <= '9');
  }

  /** The types of the events that it may write, such as {@code service.ready}. */
  public SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>();
    EventTypes.RELEASED.all().stream()
        .filter(type -> type.isWrittenBy(this))
        .forEach(type -> types.add(type.name()));
    return types;
  }
}
