package dev.hpccompose.runtime.follow;

import dev.hpccompose.runtime.run.Heartbeat;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.Freshness;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
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
  private @Nullable JobStatus verdict;

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

  /** That the job is over without an end in its history, which had its time to come. */
  Optional<JobStatus> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** What the scheduler says now, unless the history tells by itself. */
  Optional<SchedulerAnswer> ask(RunView view) {
    Freshness freshness = Heartbeat.read(view.run(), clock);
    if (JobStatus.isTold(view.job(), freshness)) {
      due = clock.instant().plus(FIRST);
      return Optional.empty();
    }
    Optional<SchedulerAnswer> answer = scheduling.answer(view);
    JobStatus status = JobStatus.of(view.job(), freshness, answer, clock.instant());
    verdict = status.state().isOver() ? status : null;
    due = clock.instant().plus(verdict != null ? GRACE : longerPause());
    return answer;
  }

  private Duration longerPause() {
    Duration twice = pause.multipliedBy(2);
    Duration next = pause.equals(FIRST) ? SECOND : twice.compareTo(LAST) < 0 ? twice : LAST;
    pause = next;
    return next;
  }
}
