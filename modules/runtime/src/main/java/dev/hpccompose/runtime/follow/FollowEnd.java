package dev.hpccompose.runtime.follow;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.JobStatus;

/** Why the following of a run ended. */
public sealed interface FollowEnd {

  /** The run, and how its job was doing then. */
  RunStatus run();

  /** The run, as it was then. */
  default RunView view() {
    return run().view();
  }

  /** How the job was doing then. */
  default JobStatus status() {
    return run().status();
  }

  /** The history came to its end. */
  record Finished(RunStatus run) implements FollowEnd {}

  /** The scheduler says that the job is over, but the history has no end. */
  record BrokeOff(RunStatus run) implements FollowEnd {}

  /** Nobody looks on any more: the reader has gone, or has seen enough, or the time is over. */
  record Left(RunStatus run) implements FollowEnd {}
}
