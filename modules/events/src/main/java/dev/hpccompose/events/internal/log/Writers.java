package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.spi.EventStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The writers of a log, each with how far it has been read. */
final class Writers {

  private final EventStore store;
  private final EventTypes types;
  private final SortedMap<String, WriterLine> lines = new TreeMap<>();
  private @Nullable String run;

  Writers(EventStore store, EventTypes types) {
    this.store = store;
    this.types = types;
  }

  /**
   * Looks for new writers, and for more from those that had nothing left.
   *
   * @return the writers that had no event before and have one now
   */
  List<WriterLine> look(Consumer<LogFinding> findings) {
    List<WriterLine> idle = new ArrayList<>();
    for (String writer : store.writers()) {
      WriterLine line = lines.computeIfAbsent(writer, this::line);
      if (line.isIdle()) {
        line.read(findings);
        idle.add(line);
      }
    }
    settleRun();
    return idle;
  }

  private WriterLine line(String writer) {
    return new WriterLine(new WriterCursor(store, writer, types), new Admission(writer, types));
  }

  Collection<WriterLine> all() {
    return lines.values();
  }

  /** The next event of a writer; null when it has none, or is not known. */
  @Nullable Entry head(String writer, Consumer<LogFinding> findings) {
    WriterLine line = lines.get(writer);
    return line == null ? null : head(line, findings);
  }

  @Nullable Entry head(WriterLine line, Consumer<LogFinding> findings) {
    return run == null ? null : line.head(run, findings);
  }

  boolean hasMerged(EventId id) {
    WriterLine line = lines.get(id.writer());
    return line != null && line.hasMerged(id);
  }

  /** Settles the run that the log belongs to, when events are there and it is not settled yet. */
  private void settleRun() {
    if (run == null) {
      run =
          ahead()
              .filter(entry -> entry.event().event() instanceof RunPlanned)
              .findFirst()
              .or(() -> ahead().findFirst())
              .map(entry -> entry.event().run())
              .orElse(null);
    }
  }

  private Stream<Entry> ahead() {
    return lines.values().stream().flatMap(WriterLine::ahead);
  }

  List<LogFinding> obstacles() {
    return store.obstacles().entrySet().stream()
        .<LogFinding>map(entry -> new LogFinding.NoLines(entry.getKey(), 0, entry.getValue()))
        .toList();
  }

  List<LogFinding> tornTails() {
    return lines.values().stream().map(WriterLine::tornTail).flatMap(Optional::stream).toList();
  }
}
