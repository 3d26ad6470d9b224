package dev.hpccompose.runtime.run;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records what a process after the submission did or saw, as a writer {@code cli-<id>} of its own.
 * Until the first event it leaves no trace. Belongs to one thread.
 */
public final class Recorder implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final RunDirectory run;
  private final InstantSource clock;
  private @Nullable EventId job;
  private @Nullable EventWriter writer;

  private Recorder(RunDirectory run, InstantSource clock) {
    this.run = run;
    this.clock = clock;
  }

  /**
   * A recorder for one run.
   *
   * @param run the run
   * @param clock gives the time of each event
   */
  public static Recorder of(RunDirectory run, InstantSource clock) {
    return new Recorder(run, clock);
  }

  /**
   * Records a fact.
   *
   * @param event the fact
   * @param cause the event that led to it; without one, the event that named the job, so that no
   *     clock can put the fact before it
   * @throws java.io.UncheckedIOException when it could not be stored
   */
  public RecordedEvent record(JobEvent event, Optional<EventId> cause) {
    EventWriter open = open();
    return open.append(event, cause.or(() -> Optional.ofNullable(job)));
  }

  private EventWriter open() {
    EventWriter open = writer;
    if (open == null) {
      int attempt = attempt();
      String name = String.format("cli-%08x", RANDOM.nextInt());
      open = EventWriter.open(run.events(), name, run.runId(), attempt, clock);
      writer = open;
    }
    return open;
  }

  /** The latest attempt; finds the event that named the job on the way. */
  private int attempt() {
    int attempt = 0;
    for (Iterator<RecordedEvent> events = run.history().iterator(); events.hasNext(); ) {
      RecordedEvent recorded = events.next();
      attempt = Math.max(attempt, recorded.attempt());
      job = job == null && namesTheJob(recorded) ? recorded.id() : job;
    }
    return attempt;
  }

  private static boolean namesTheJob(RecordedEvent event) {
    return event.event() instanceof JobSubmitted || event.event() instanceof AttemptStarted;
  }

  @Override
  public void close() {
    EventWriter open = writer;
    if (open != null) {
      open.close();
    }
  }
}
