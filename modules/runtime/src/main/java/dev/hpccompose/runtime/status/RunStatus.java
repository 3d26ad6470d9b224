package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.RetentionRule;
import java.time.Instant;
import java.util.Optional;

/**
 * A run and how its job is doing.
 *
 * @param view the run, as its history tells it
 * @param status the verdict on its job
 */
public record RunStatus(RunView view, JobStatus status) {

  /** When the job ended, or the last moment that its history tells of. */
  public Instant changed() {
    return view.job().finishedAt().or(view::changed).orElse(status.at());
  }

  /** Why its records must stay; empty when they may go. */
  public Optional<RetentionRule.Obstacle> obstacle(RetentionRule rule) {
    return rule.obstacle(status, changed());
  }
}
