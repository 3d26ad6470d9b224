package dev.hpccompose.events;

import dev.hpccompose.events.internal.log.EventStores;
import dev.hpccompose.events.internal.log.LogReader;
import dev.hpccompose.events.internal.log.Places;
import dev.hpccompose.events.internal.log.SealCheck;
import dev.hpccompose.events.spi.EventStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The history of one run: several writers, each with lines of its own, merged when they are read.
 * This is the reading side, and it never writes; {@link EventWriter} is the other.
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
   * Everything that is in the log now, read as the stream is consumed: no more than a block of each
   * writer is held, however long the log is. Never writes.
   */
  public Stream<RecordedEvent> events() {
    Iterator<RecordedEvent> events = new LogReader(store).events();
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /**
   * Reads everything that is in the log now, one event after the other. Never writes.
   *
   * @param each told of every event
   * @return what is wrong with the log, writer by writer in the order of the bytes
   */
  public List<LogFinding> read(Consumer<? super RecordedEvent> each) {
    return new LogReader(store).read(each);
  }

  /** Everything that is in the log now, at once. Never writes. */
  public History read() {
    List<RecordedEvent> events = new ArrayList<>();
    return new History(events, read(events::add));
  }

  /**
   * Where the line of an event starts, in what its writer wrote; -1 when there is none. Never
   * writes.
   */
  public long offset(EventId id) {
    return Places.offset(store, id);
  }

  /** What the seals of the writers say of their lines, writer by writer. Never writes. */
  public List<SealedLines> seals() {
    return store.writers().stream().map(writer -> SealCheck.of(store, writer)).toList();
  }

  /** Follows the log from its beginning. Never writes. */
  public EventTail tail() {
    return new EventTail(new LogReader(store));
  }
}
