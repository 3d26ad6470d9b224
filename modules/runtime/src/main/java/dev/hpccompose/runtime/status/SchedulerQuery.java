package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import java.util.Optional;

/** Who is asked about a run when its history does not tell: the scheduler. */
public interface SchedulerQuery {

  /** The job of a run, where anybody knows it. */
  Optional<JobRef> job(RunView view);

  /** What the scheduler says about a job of the run; empty when it cannot be asked. */
  Optional<Observation> ask(RunView view, JobRef job);
}
