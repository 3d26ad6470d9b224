package dev.hpccompose.runtime.run;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SealedLines;
import dev.hpccompose.tracking.Contradiction;
import dev.hpccompose.tracking.Contradictions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the history of a run can be believed.
 *
 * @param events how many events count
 * @param writers how many writers have one
 * @param log what is wrong with the lines
 * @param seals what the seals say of them
 * @param contradictions events that do not fit to others
 * @param files files that are not as the history says
 */
public record HistoryCheck(
    long events,
    int writers,
    List<LogFinding> log,
    List<SealedLines> seals,
    List<Placed> contradictions,
    List<ChangedFile> files) {

  /**
   * A contradiction and where the line of its event starts.
   *
   * @param offset in bytes, in the lines of the writer of its event
   */
  public record Placed(Contradiction contradiction, long offset) {}

  /** Copies the lists. */
  public HistoryCheck {
    log = List.copyOf(log);
    seals = List.copyOf(seals);
    contradictions = List.copyOf(contradictions);
    files = List.copyOf(files);
  }

  /**
   * Reads the history of a run and the files that it names. Never writes.
   *
   * @throws java.io.UncheckedIOException when the history cannot be read
   */
  public static HistoryCheck of(RunDirectory run) {
    EventLog history = EventLog.open(run.events());
    Reader reader = new Reader(run);
    List<LogFinding> findings = history.read(reader::add);
    return new HistoryCheck(
        reader.events,
        reader.writers.size(),
        findings,
        history.seals(),
        reader.contradictions.found().stream().map(found -> placed(history, found)).toList(),
        reader.files.changed());
  }

  /** Whether nothing was found. */
  public boolean isWhole() {
    return log.isEmpty()
        && contradictions.isEmpty()
        && files.isEmpty()
        && seals.stream().allMatch(lines -> lines.broken().isEmpty());
  }

  private static Placed placed(EventLog history, Contradiction found) {
    EventId event = found.event();
    return new Placed(found, history.offset(event));
  }

  private static final class Reader {

    private final Contradictions contradictions = new Contradictions();
    private final RecordedFiles files;
    private final Set<String> writers = new TreeSet<>();
    private long events;

    Reader(RunDirectory run) {
      this.files = new RecordedFiles(run);
    }

    void add(RecordedEvent event) {
      events++;
      writers.add(event.id().writer());
      contradictions.add(event);
      files.add(event);
    }
  }
}
