package dev.hpccompose.events;

import dev.hpccompose.events.internal.json.LineEncoder;
import dev.hpccompose.events.internal.log.LastSequence;
import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Records facts for one writer. Belongs to one thread. */
public final class EventWriter implements AutoCloseable {

  private final String writer;
  private final String run;
  private final int attempt;
  private final InstantSource clock;
  private final EventAppender appender;
  private long last;

  private EventWriter(
      String writer,
      String run,
      int attempt,
      InstantSource clock,
      EventAppender appender,
      long last) {
    this.writer = writer;
    this.run = run;
    this.attempt = attempt;
    this.clock = clock;
    this.appender = appender;
    this.last = last;
  }

  static EventWriter open(
      EventStore store, String writer, String run, int attempt, InstantSource clock) {
    // the appender first: it closes off a torn line, which may turn out to hold a whole event
    EventAppender appender = store.appender(writer);
    long last = LastSequence.of(store, writer, run);
    return new EventWriter(writer, run, attempt, clock, appender, last);
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
   * @throws IllegalArgumentException for an {@link UnknownEvent}: a build writes only what it knows
   */
  public RecordedEvent append(JobEvent event, Optional<EventId> cause) {
    RecordedEvent recorded =
        new RecordedEvent(new EventId(writer, last + 1), now(), run, attempt, cause, event);
    store(LineEncoder.encode(recorded));
    last++;
    return recorded;
  }

  /** Ends the writing; closing twice does nothing. */
  @Override
  public void close() {
    appender.close();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void store(byte[] line) {
    try {
      appender.append(line);
    } catch (UncheckedIOException e) {
      appender.close();
      throw e;
    }
  }
}
