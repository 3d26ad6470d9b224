package dev.hpccompose.tracking;

import dev.hpccompose.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One launch of a service: the time in which its process could write.
 *
 * @param service name of the service
 * @param attempt the attempt of the job, from 0
 * @param number 1 for the first launch of an attempt, one more for each restart
 * @param startedAt when it was launched
 * @param endedAt when it ended, or its attempt did
 */
public record Launch(
    String service, int attempt, int number, Instant startedAt, Optional<Instant> endedAt) {

  /** All launches of a history, in its order. */
  public static List<Launch> of(Stream<RecordedEvent> history) {
    Launches launches = new Launches();
    history.forEachOrdered(launches::hear);
    return launches.all();
  }

  /** Whether these numbers mean this launch. */
  public boolean is(int inAttempt, String ofService, int launch) {
    return attempt == inAttempt && number == launch && service.equals(ofService);
  }

  /** The end that was told first counts. */
  Launch endedBy(Instant at) {
    return endedAt.isPresent()
        ? this
        : new Launch(service, attempt, number, startedAt, Optional.of(at));
  }
}
