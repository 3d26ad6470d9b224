package dev.hpccompose.runtime.follow;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.util.List;

/** What is made of a run while it goes on. */
public interface FollowView {

  /** The history went on. */
  default void event(RecordedEvent event) {}

  /** A service wrote complete lines. */
  default void lines(String service, List<String> lines) {}

  /** The scheduler was asked and said something new. */
  default void answer(SchedulerAnswer answer) {}

  /** Called at the end of each look; whether somebody has seen what he waited for. */
  default boolean isEnough(JobStatus job) {
    return false;
  }

  /** Called at the end of each look; whether anybody still reads. */
  default boolean isRead() {
    return true;
  }
}
