package dev.hpccompose.events;

import java.util.List;

/**
 * All that a log says at one moment.
 *
 * @param events every readable event of the run, an event always after what led to it
 * @param findings what is wrong with the log, writer by writer in the order of the bytes
 */
public record History(List<RecordedEvent> events, List<LogFinding> findings) {
  public History {
    events = List.copyOf(events);
    findings = List.copyOf(findings);
  }
}
