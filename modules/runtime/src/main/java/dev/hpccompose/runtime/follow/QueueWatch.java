package dev.hpccompose.runtime.follow;

import dev.hpccompose.runtime.run.Heartbeat;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the scheduler as rarely as it can: when nothing moved for two seconds, then less and less
 * often, and never while the supervisor shows that it lives.
 */
final class QueueWatch {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration SECOND = Duration.ofSeconds(10);
  private static final Duration LAST = Duration.ofSeconds(60);

  /** How long the end of a history may take to become visible on a shared file system. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Scheduling scheduling;
  private final InstantSource clock;
  private Duration pause = FIRST;
  private Instant due;
  private @Nullable Observation verdict;

  QueueWatch(Scheduling scheduling, InstantSource clock) {
    this.scheduling = scheduling;
    this.clock = clock;
    this.due = clock.instant().plus(FIRST);
  }

  /** The run moved by itself. */
  void moved() {
    verdict = null;
    pause = FIRST;
    due = clock.instant().plus(FIRST);
  }

  /** Whether it is time to ask or to give up. */
  boolean isDue() {
    return !clock.instant().isBefore(due);
  }

  /** The scheduler's word that the job is over, after which the history had its time to end. */
  Optional<Observation> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** What the scheduler says now, unless the supervisor itself shows that it lives. */
  Optional<Observation> ask(RunView view) {
    if (supervisorLives(view)) {
      due = clock.instant().plus(FIRST);
      return Optional.empty();
    }
    Optional<Observation> answer = scheduling.job(view).flatMap(job -> scheduling.ask(view, job));
    verdict = answer.filter(QueueWatch::isOver).orElse(null);
    due = clock.instant().plus(verdict != null ? GRACE : longerPause());
    return answer;
  }

  private boolean supervisorLives(RunView view) {
    boolean reported = view.job().phase() == Phase.RUNNING || view.job().phase() == Phase.STOPPING;
    return reported && Heartbeat.read(view.run(), clock) == Heartbeat.FRESH;
  }

  private Duration longerPause() {
    Duration twice = pause.multipliedBy(2);
    Duration next = pause.equals(FIRST) ? SECOND : twice.compareTo(LAST) < 0 ? twice : LAST;
    pause = next;
    return next;
  }

  private static boolean isOver(Observation answer) {
    return switch (answer.phase()) {
      case SUCCEEDED, CANCELLED, TIMED_OUT, FAILED -> true;
      case PENDING, RUNNING, UNKNOWN -> false;
    };
  }
}
