package dev.hpccompose.events;

import java.time.Instant;
import java.util.Optional;

/**
 * Why something ended, in the words of whoever knows. The supervisor writes it beside the end
 * itself, which tells what was done about it.
 */
public sealed interface CauseEvent extends JobEvent {

  /** Why one launch of a service ended. */
  sealed interface OfService extends CauseEvent {

    /** Name of the service in the spec. */
    String service();

    /** 1 for the first launch, one more for each restart. */
    int launch();
  }

  /**
   * A process of the service was killed because there was no memory left for it. The service did
   * not succeed, whatever its exit code.
   *
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record ServiceOutOfMemory(String service, int launch, CauseWitness witness, String evidence)
      implements OfService {}

  /**
   * A node that the service ran on failed.
   *
   * @param node name of the node
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record ServiceNodeLost(
      String service, int launch, String node, CauseWitness witness, String evidence)
      implements OfService {}

  /**
   * The scheduler did not take the step of the service, and may take it later: it is launched
   * again, and that is no restart.
   *
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record ServiceLaunchRefused(String service, int launch, CauseWitness witness, String evidence)
      implements OfService {}

  /**
   * Somebody ended the job.
   *
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record JobCancelled(CauseWitness witness, String evidence) implements CauseEvent {}

  /**
   * The scheduler ended the job at its time limit.
   *
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record JobTimedOut(CauseWitness witness, String evidence) implements CauseEvent {}

  /**
   * The scheduler took the nodes away for a job that matters more.
   *
   * @param requeued whether the job will be started again
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record JobPreempted(boolean requeued, CauseWitness witness, String evidence)
      implements CauseEvent {}

  /**
   * The scheduler ended the job because a node of it failed.
   *
   * @param requeued whether the job will be started again
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record JobNodeFailed(boolean requeued, CauseWitness witness, String evidence)
      implements CauseEvent {}

  /**
   * Somebody put the job back into the queue.
   *
   * @param witness who says so
   * @param evidence its words, in one line
   */
  record JobRequeued(CauseWitness witness, String evidence) implements CauseEvent {}

  /**
   * An earlier attempt has no end in its history: its supervisor was killed, or its node failed.
   * Written by the attempt that found this.
   *
   * @param previous number of the earlier attempt
   * @param lastEvent id of the last event that it wrote
   * @param lastSeenAt when it showed last that it lives
   */
  record AttemptBrokenOff(int previous, Optional<EventId> lastEvent, Optional<Instant> lastSeenAt)
      implements CauseEvent {}
}
