package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding;
import java.util.function.Consumer;

/** Decides which events of one writer count: those of the log's run, each number once. */
final class Admission {

  private final SequenceSet admitted = new SequenceSet();
  private long last;

  boolean admits(Entry entry, String run, Consumer<LogFinding> findings) {
    return ofThisRun(entry, run, findings) && inSequence(entry, findings);
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
}
