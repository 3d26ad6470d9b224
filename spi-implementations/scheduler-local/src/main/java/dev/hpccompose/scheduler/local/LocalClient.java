package dev.hpccompose.scheduler.local;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedded engine: a job is a process of this machine, detached from whoever started it. Nobody
 * keeps its exit code, so that a job which ended is only known to be gone; its history says the
 * rest.
 */
final class LocalClient implements SchedulerClient {

  static final String NAME = "local";

  /** Tells the script its job id. */
  static final String JOB_VARIABLE = "HPC_COMPOSE_LOCAL_JOB";

  private final Map<String, String> environment;

  LocalClient(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The engine is part of this program: nothing is started. */
  @Override
  public int calls() {
    return 0;
  }

  @Override
  public Optional<String> unavailable() {
    return Stream.of("bash", "setsid")
        .filter(tool -> Tool.find(tool, environment).isEmpty())
        .findFirst()
        .map(tool -> tool + " was not found on the PATH");
  }

  @Override
  public Optional<String> unsupported(List<String> stepOptions) {
    return stepOptions.isEmpty()
        ? Optional.empty()
        : Optional.of("the embedded engine has no srun that knows options of Pyxis");
  }

  @Override
  public SubmitReply submit(SubmitRequest request) {
    Optional<String> missing = unavailable();
    if (missing.isPresent()) {
      return new SubmitReply.Refused(-1, missing.get());
    }
    try {
      return new LocalJob(request, environment).start();
    } catch (IOException e) {
      return new SubmitReply.Refused(-1, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<String> cancel(JobRef job) {
    Optional<String> elsewhere = elsewhere(job);
    if (elsewhere.isPresent()) {
      return Optional.of(
          "job " + job.jobId() + " runs on " + elsewhere.get() + ": cancel it there");
    }
    List<ProcessHandle> processes =
        living(job)
            .flatMap(supervisor -> ProcessHandle.of(supervisor.pid()))
            .map(List::of)
            .orElseGet(() -> Supervisor.leftBy(job.runId()));
    long asked = processes.stream().filter(ProcessHandle::destroy).count();
    return asked > 0 ? Optional.empty() : Optional.of("job " + job.jobId() + " is not running");
  }

  @Override
  public List<Observation> observe(List<JobRef> jobs) {
    return jobs.stream().filter(job -> elsewhere(job).isEmpty()).map(LocalClient::observe).toList();
  }

  private static Observation observe(JobRef job) {
    boolean alive = living(job).isPresent();
    return new Observation(
        job.jobId(),
        alive ? SchedulerState.RUNNING : SchedulerState.FAILED,
        alive ? "RUNNING" : "GONE",
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<JobRef> find(String runId) {
    return Supervisor.ofRun(runId)
        .flatMap(
            supervisor ->
                supervisor.jobId().map(jobId -> reference(jobId, runId, supervisor.pid())));
  }

  static JobRef reference(String jobId, String runId, long pid) {
    return new JobRef(
        jobId, runId, Optional.empty(), Optional.of(pid), Optional.of(ThisMachine.name()));
  }

  private static Optional<Supervisor> living(JobRef job) {
    return job.pid()
        .map(Supervisor::new)
        .filter(process -> process.runs(job.runId()))
        .or(() -> Supervisor.ofRun(job.runId()));
  }

  /** The other machine that a job runs on. */
  private static Optional<String> elsewhere(JobRef job) {
    return job.host().filter(host -> !host.equals(ThisMachine.name()));
  }
}
