package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The second witness: what the scheduler says about jobs. */
public final class SchedulerWitness {

  private SchedulerWitness() {}

  /**
   * One answer for each job, in their order; unknown where the scheduler is silent. Records
   * nothing.
   *
   * @param client the scheduler of all of these jobs
   * @param jobs the jobs
   */
  public static List<Observation> observe(SchedulerClient client, List<JobRef> jobs) {
    Map<String, Observation> answers =
        client.observe(jobs).stream()
            .collect(Collectors.toMap(Observation::jobId, Function.identity(), (a, b) -> a));
    return jobs.stream()
        .map(job -> answers.getOrDefault(job.jobId(), silence(job.jobId())))
        .toList();
  }

  private static Observation silence(String jobId) {
    return new Observation(
        jobId, Observation.Phase.UNKNOWN, "UNKNOWN", Optional.empty(), Optional.empty());
  }

  /**
   * Records an answer; for commands that act, never for those that only read.
   *
   * @param recorder of the run
   * @param answer what the scheduler said
   */
  public static void record(Recorder recorder, Observation answer) {
    recorder.record(
        new SchedulerObserved(answer.jobId(), answer.state(), answer.reason(), answer.exitCode()),
        Optional.empty());
  }
}
