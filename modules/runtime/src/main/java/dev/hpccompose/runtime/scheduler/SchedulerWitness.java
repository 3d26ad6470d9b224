package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.run.Heartbeat;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.InstantSource;
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

  /**
   * How the job of a run is doing; the scheduler is asked in any case, for somebody is about to
   * act.
   *
   * @param client the scheduler of the job
   * @param run the run
   * @param job its job
   * @param clock the time
   */
  public static JobStatus status(
      SchedulerClient client, RunDirectory run, JobRef job, InstantSource clock) {
    Observation said = observe(client, List.of(job)).getFirst();
    return JobStatus.of(
        RunView.read(run).job(),
        Heartbeat.read(run, clock),
        Optional.of(answer(said)),
        clock.instant());
  }

  /** An answer in the words of the read models. */
  public static SchedulerAnswer answer(Observation said) {
    return new SchedulerAnswer(
        said.state(), said.word(), said.reason(), said.exitCode(), said.jobId(), Optional.empty());
  }

  private static Observation silence(String jobId) {
    return new Observation(
        jobId, SchedulerState.UNKNOWN, "UNKNOWN", Optional.empty(), Optional.empty());
  }

  /**
   * Records an answer; for commands that act, never for those that only read.
   *
   * @param recorder of the run
   * @param answer what the scheduler said
   */
  public static void record(Recorder recorder, SchedulerAnswer answer) {
    recorder.record(
        new SchedulerObserved(answer.jobId(), answer.word(), answer.reason(), answer.exitCode()),
        Optional.empty());
  }
}
