package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.SubmissionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which events count: those of the log's run, each number of a writer once. */
final class Admission {

  private final Map<String, Long> last = new HashMap<>();
  private final Set<EventId> admitted = new HashSet<>();
  private @Nullable String run;

  /** Settles the run that the log belongs to, when events are there and it is not settled yet. */
  void settleRun(Collection<List<Entry>> entriesByWriter) {
    if (run == null) {
      run = plannedRun(entriesByWriter).or(() -> firstRun(entriesByWriter)).orElse(null);
    }
  }

  boolean admits(Entry entry, List<LogFinding> findings) {
    return ofThisRun(entry, findings) && inSequence(entry, findings);
  }

  boolean hasAdmitted(EventId id) {
    return admitted.contains(id);
  }

  private boolean ofThisRun(Entry entry, List<LogFinding> findings) {
    String found = entry.event().run();
    String expected = run == null ? found : run;
    if (!expected.equals(found)) {
      findings.add(new LogFinding.ForeignRun(entry.writer(), entry.offset(), expected, found));
    }
    return expected.equals(found);
  }

  private boolean inSequence(Entry entry, List<LogFinding> findings) {
    long seq = entry.id().seq();
    if (!admitted.add(entry.id())) {
      findings.add(new LogFinding.SequenceRepeat(entry.writer(), entry.offset(), seq));
      return false;
    }
    long expected = last.getOrDefault(entry.writer(), 0L) + 1;
    if (seq != expected) {
      findings.add(new LogFinding.SequenceGap(entry.writer(), entry.offset(), expected, seq));
    }
    last.merge(entry.writer(), seq, Math::max);
    return true;
  }

  private static Optional<String> plannedRun(Collection<List<Entry>> entriesByWriter) {
    return entriesByWriter.stream()
        .flatMap(List::stream)
        .filter(entry -> entry.event().event() instanceof SubmissionEvent.RunPlanned)
        .map(entry -> entry.event().run())
        .findFirst();
  }

  private static Optional<String> firstRun(Collection<List<Entry>> entriesByWriter) {
    return entriesByWriter.stream()
        .flatMap(List::stream)
        .map(entry -> entry.event().run())
        .findFirst();
  }
}
