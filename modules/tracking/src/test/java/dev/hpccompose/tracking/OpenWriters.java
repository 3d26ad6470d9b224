package dev.hpccompose.tracking;

import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.RecordedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The writers of a log, each open from its first step on, so that the numbers are the planned. */
final class OpenWriters implements AutoCloseable {

  private final Path directory;
  private final Map<String, EventWriter> writers = new HashMap<>();
  private Instant now = Instant.EPOCH;

  OpenWriters(Path directory) {
    this.directory = directory;
  }

  RecordedEvent append(Step step) {
    now = step.at();
    return writers
        .computeIfAbsent(
            step.writer(),
            name -> EventWriter.open(directory, name, "run", step.attempt(), () -> now))
        .append(step.event(), step.cause());
  }

  @Override
  public void close() {
    writers.values().forEach(EventWriter::close);
  }
}
