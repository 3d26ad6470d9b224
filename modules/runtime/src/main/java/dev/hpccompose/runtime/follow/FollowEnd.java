package dev.hpccompose.runtime.follow;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.Observation;

/** Why the following of a run ended. */
public sealed interface FollowEnd {

  /** The run, as it was then. */
  RunView view();

  /** The history came to its end. */
  record Finished(RunView view) implements FollowEnd {}

  /** The scheduler says that the job is over, but the history has no end. */
  record BrokeOff(RunView view, Observation answer) implements FollowEnd {}

  /** Nobody looks on any more: the reader has gone, or has seen enough, or the time is over. */
  record Left(RunView view) implements FollowEnd {}
}
