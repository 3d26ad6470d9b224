package dev.hpccompose.events;

import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.internal.json.LineEncoder;
import dev.hpccompose.events.internal.log.EventStores;
import dev.hpccompose.events.internal.log.LastSequence;
import dev.hpccompose.events.internal.log.LineDigest;
import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Records facts for one writer of a log, and seals them when it is closed. Belongs to one thread.
 *
 * <p>{@link EventLog} is the reading side.
 */
public final class EventWriter implements AutoCloseable {

  private final EventStore store;
  private final String writer;
  private final String run;
  private final int attempt;
  private final InstantSource clock;
  private final EventAppender appender;
  private long last;
  private boolean unsealed;

  private EventWriter(
      EventStore store,
      String writer,
      String run,
      int attempt,
      InstantSource clock,
      EventAppender appender,
      long last) {
    this.store = store;
    this.writer = writer;
    this.run = run;
    this.attempt = attempt;
    this.clock = clock;
    this.appender = appender;
    this.last = last;
  }

  /**
   * Opens the log in {@code eventsDirectory} for one writer, which must be the only one with this
   * name. Numbers go on after the events that the writer has in the log for this run.
   *
   * @param writerName such as {@code submit}; see {@link WriterKind}
   * @param runId the run that the events belong to
   * @param attempt 0 for the first attempt, one more for each requeue
   * @param clock gives the time of each event
   * @throws MissingEventStoreException when no event store is installed
   * @throws UncheckedIOException when the medium fails
   */
  public static EventWriter open(
      Path eventsDirectory, String writerName, String runId, int attempt, InstantSource clock) {
    EventStore store = EventStores.preferred().open(eventsDirectory);
    return over(store, writerName, runId, attempt, clock);
  }

  /** The same for a store that the caller chose. */
  public static EventWriter over(
      EventStore store, String writerName, String runId, int attempt, InstantSource clock) {
    // the appender first: it closes off a torn line, which may turn out to hold a whole event
    EventAppender appender = store.appender(writerName);
    long last = LastSequence.of(store, writerName, runId);
    return new EventWriter(store, writerName, runId, attempt, clock, appender, last);
  }

  /** Records a fact that nothing in the log led to. */
  public RecordedEvent append(JobEvent event) {
    return append(event, Optional.empty());
  }

  /** Records a fact that an earlier one led to. */
  public RecordedEvent append(JobEvent event, EventId cause) {
    return append(event, Optional.of(cause));
  }

  /**
   * Records a fact.
   *
   * @param cause the event that led to it, where one did
   * @return the event exactly as it will be read: its time is cut to microseconds
   * @throws UncheckedIOException when it could not be stored; this writer is closed then, because
   *     nobody knows how much of the line is in the log
   * @throws IllegalArgumentException for an {@link UnknownEvent}, as a build writes only what it
   *     knows, and for an event that is not this writer's
   */
  public RecordedEvent append(JobEvent event, Optional<EventId> cause) {
    if (!EventTypes.RELEASED.mayWrite(WriterKind.of(writer).orElse(null), event)) {
      throw new IllegalArgumentException(writer + " does not write such an event: " + event);
    }
    RecordedEvent recorded =
        new RecordedEvent(new EventId(writer, last + 1), now(), run, attempt, cause, event);
    write(LineEncoder.encode(recorded));
    last++;
    unsealed = true;
    return recorded;
  }

  /** Seals what was written and ends the writing; closing twice does nothing. */
  @Override
  public void close() {
    try {
      seal();
    } catch (UncheckedIOException e) {
      // every fact is stored; that the seal is missing is to be seen in the log
    } finally {
      appender.close();
    }
  }

  private void seal() {
    if (unsealed) {
      append(LineDigest.seal(store, writer), Optional.empty());
      unsealed = false;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void write(byte[] line) {
    try {
      appender.append(line);
    } catch (UncheckedIOException e) {
      unsealed = false;
      appender.close();
      throw e;
    }
  }
}
