package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.WriterKind;
import dev.hpccompose.events.internal.json.EventTypes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of one writer count: those of the log's run, each number once, and what the
 * writer may write.
 */
final class Admission {

  private final EventTypes types;
  private final @Nullable WriterKind kind;
  private final SequenceSet admitted = new SequenceSet();
  private long last;

  Admission(String writer, EventTypes types) {
    this.types = types;
    this.kind = WriterKind.of(writer).orElse(null);
  }

  /** Whether the writer may write such an event. */
  boolean isByItsWriter(Entry entry) {
    return types.mayWrite(kind, entry.event().event());
  }

  boolean admits(Entry entry, String run, Consumer<LogFinding> findings) {
    return ofThisRun(entry, run, findings)
        && inSequence(entry, findings)
        && byItsWriter(entry, findings);
  }

  private static boolean ofThisRun(Entry entry, String run, Consumer<LogFinding> findings) {
    String found = entry.event().run();
    if (run.equals(found)) {
      return true;
    }
    findings.accept(new LogFinding.ForeignRun(entry.writer(), entry.offset(), run, found));
    return false;
  }

  private boolean inSequence(Entry entry, Consumer<LogFinding> findings) {
    long seq = entry.id().seq();
    if (!admitted.add(seq)) {
      findings.accept(new LogFinding.SequenceRepeat(entry.writer(), entry.offset(), seq));
      return false;
    }
    if (seq != last + 1) {
      findings.accept(new LogFinding.SequenceGap(entry.writer(), entry.offset(), last + 1, seq));
    }
    last = Math.max(last, seq);
    return true;
  }

  private boolean byItsWriter(Entry entry, Consumer<LogFinding> findings) {
    if (isByItsWriter(entry)) {
      return true;
    }
    String type = types.nameOf(entry.event().event());
    findings.accept(new LogFinding.ForeignEvent(entry.writer(), entry.offset(), type));
    return false;
  }
}
