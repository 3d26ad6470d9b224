package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.scheduler.SchedulerWitness;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.util.Optional;

/** Who is asked about a run when its history does not tell: the scheduler. */
public interface SchedulerQuery {

  /** The job of a run, where anybody knows it. */
  Optional<JobRef> job(RunView view);

  /** What the scheduler says about a job of the run; empty when it cannot be asked. */
  Optional<Observation> ask(RunView view, JobRef job);

  /** What the scheduler says about the job of a run, where there is one and it can be asked. */
  default Optional<SchedulerAnswer> answer(RunView view) {
    return job(view).flatMap(job -> ask(view, job)).map(SchedulerWitness::answer);
  }
}
