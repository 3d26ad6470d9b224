package dev.hpccompose.runtime.internal;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.RecordedEvent;
import java.nio.file.Path;
import java.util.List;

/** What the logs of runs say now. */
public final class Histories {

  private Histories() {}

  /**
   * All events of a log; none where there is no log.
   *
   * @param eventsDirectory the directory of the log
   */
  public static List<RecordedEvent> of(Path eventsDirectory) {
    return EventLog.open(eventsDirectory).read().events();
  }
}
