package dev.hpccompose.events;

import dev.hpccompose.events.internal.log.EventStores;
import dev.hpccompose.events.internal.log.LogReader;
import dev.hpccompose.events.spi.EventStore;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The history of one run: several writers, each with lines of its own, merged when they are read.
 *
 * <p>An event comes after the earlier events of its writer and after its cause; where that leaves a
 * choice, time decides, then the writer's name. The log belongs to the run that {@code run.planned}
 * names, and without that event to the run of the first event of the first writer by name; events
 * of other runs are findings.
 *
 * <p>A failing medium is an {@link java.io.UncheckedIOException} in every method.
 */
public final class EventLog {

  private final EventStore store;

  private EventLog(EventStore store) {
    this.store = store;
  }

  /**
   * The log in {@code eventsDirectory}, which need not exist.
   *
   * @throws MissingEventStoreException when no event store is installed
   */
  public static EventLog open(Path eventsDirectory) {
    return over(EventStores.preferred().open(eventsDirectory));
  }

  /** The log in a store that the caller chose. */
  public static EventLog over(EventStore store) {
    return new EventLog(store);
  }

  /**
   * Opens the log for one writer, which must be the only one with this name. Numbers go on after
   * the events that the writer has in the log for this run.
   *
   * @param writerName such as {@code submit}
   * @param runId the run that the events belong to
   * @param attempt 0 for the first attempt, one more for each requeue
   * @param clock gives the time of each event
   */
  public EventWriter writer(String writerName, String runId, int attempt, InstantSource clock) {
    return EventWriter.open(store, writerName, runId, attempt, clock);
  }

  /** Everything that is in the log now. Never writes. */
  public History read() {
    return new LogReader(store).next();
  }

  /** Follows the log from its beginning. Never writes. */
  public EventTail tail() {
    return new EventTail(new LogReader(store));
  }
}
