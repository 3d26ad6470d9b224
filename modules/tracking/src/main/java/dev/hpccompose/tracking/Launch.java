package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
  public static List<Launch> of(List<RecordedEvent> history) {
    List<Launch> launches = new ArrayList<>();
    for (RecordedEvent event : history) {
      int attempt = event.attempt();
      if (event.event() instanceof ServiceStarted(var service, var number, _)) {
        launches.add(new Launch(service, attempt, number, event.at(), Optional.empty()));
      } else if (event.event() instanceof ServiceExited exited) {
        end(launches, event.at(), one -> one.is(attempt, exited.service(), exited.launch()));
      } else if (event.event() instanceof ServiceStopped stopped) {
        end(launches, event.at(), one -> one.is(attempt, stopped.service(), stopped.launch()));
      } else if (event.event() instanceof AttemptFinished) {
        end(launches, event.at(), one -> one.attempt == attempt);
      }
    }
    return launches;
  }

  /** Whether these numbers mean this launch. */
  public boolean is(int inAttempt, String ofService, int launch) {
    return attempt == inAttempt && number == launch && service.equals(ofService);
  }

  private static void end(List<Launch> launches, Instant at, Predicate<Launch> meant) {
    launches.replaceAll(one -> meant.test(one) && one.endedAt.isEmpty() ? one.endedBy(at) : one);
  }

  private Launch endedBy(Instant at) {
    return new Launch(service, attempt, number, startedAt, Optional.of(at));
  }
}
