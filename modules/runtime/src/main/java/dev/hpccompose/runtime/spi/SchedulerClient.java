package dev.hpccompose.runtime.spi;

import java.util.List;
import java.util.Optional;

/**
 * Runs the tools of a scheduler. Every call has a time limit of its own; none throws because the
 * scheduler is slow, silent or gone: that is an answer, not an exception.
 */
public interface SchedulerClient {

  /** The name that a plan's history records, such as {@code slurm}; the same as its dialect's. */
  String name();

  /**
   * What is missing on this machine before a job can be submitted, in words for a person; empty
   * when nothing is. Cheap: it starts no process.
   */
  Optional<String> unavailable();

  /**
   * Why steps with these options cannot run here, in words for a person; empty when they can, or
   * when nobody can tell.
   *
   * @param stepOptions names of options, such as {@code --container-image}
   */
  Optional<String> unsupported(List<String> stepOptions);

  /** How many commands of the scheduler this client has started so far. */
  int calls();

  /**
   * Hands a script to the scheduler, once, and returns as soon as it was taken or refused.
   * Variables of an outer job do not reach the new one.
   *
   * @param request what to submit
   */
  SubmitReply submit(SubmitRequest request);

  /**
   * Asks for the end of a job.
   *
   * @param job the job
   * @return why it could not be asked for, in the words of the scheduler; empty when it was
   */
  Optional<String> cancel(JobRef job);

  /**
   * What the scheduler knows of these jobs now, with one call for all of them. A job that is not in
   * the answer is unknown, which never means that it ended well.
   *
   * @param jobs the jobs, of this scheduler
   */
  List<Observation> observe(List<JobRef> jobs);

  /**
   * The job of a run whose submitting process died before it could record the id.
   *
   * @param runId the run
   */
  Optional<JobRef> find(String runId);
}
