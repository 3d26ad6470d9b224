package dev.hpccompose.runtime;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.Submission;
import dev.hpccompose.runtime.spi.SubmitRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A scheduler that does what a test says, and remembers the jobs it took. */
final class ScriptedScheduler implements SchedulerClient {

  /** Stands for the death of the process at this point. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  final Map<String, JobRef> jobs = new HashMap<>();
  final List<JobRef> cancelled = new ArrayList<>();
  final Map<String, Observation> answers = new HashMap<>();
  final List<List<JobRef>> questions = new ArrayList<>();
  Runnable whenAsked = () -> {};
  Runnable whenCancelled = () -> {};
  Optional<String> missing = Optional.empty();
  Optional<String> lacking = Optional.empty();
  Optional<String> refusal = Optional.empty();
  List<String> stepOptions = List.of();
  Optional<String> cancelProblem = Optional.empty();
  Function<SubmitRequest, Submission> submission = this::accept;

  static JobRef job(String jobId, String runId) {
    return new JobRef(jobId, runId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Submission accept(SubmitRequest request) {
    JobRef job = job("4" + jobs.size(), request.runId());
    jobs.put(request.runId(), job);
    return new Submission.Accepted(
        job, Optional.of(request.submitDirectory().resolve("slurm.out")));
  }

  /** Takes the job; the answer never arrives. */
  Submission acceptAndCrash(SubmitRequest request) {
    accept(request);
    throw new Crash();
  }

  ScriptRenderer renderer() {
    return new ScriptRenderer(new Dialect(), new Launcher(), "1.2.3");
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public int calls() {
    return questions.size();
  }

  @Override
  public Optional<String> unavailable() {
    return missing;
  }

  @Override
  public Optional<String> unsupported(List<String> options) {
    stepOptions = options;
    return lacking;
  }

  @Override
  public Submission submit(SubmitRequest request) {
    return submission.apply(request);
  }

  @Override
  public Optional<String> cancel(JobRef job) {
    cancelled.add(job);
    whenCancelled.run();
    return cancelProblem;
  }

  @Override
  public List<Observation> observe(List<JobRef> asked) {
    questions.add(asked);
    whenAsked.run();
    return asked.stream()
        .map(JobRef::jobId)
        .filter(answers::containsKey)
        .map(answers::get)
        .toList();
  }

  @Override
  public Optional<JobRef> find(String runId) {
    return Optional.ofNullable(jobs.get(runId));
  }

  private static final class Dialect implements SchedulerDialect {
    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public List<String> directives(Plan plan, Optional<RunIdentity> identity) {
      return List.of("#RUN " + identity.map(RunIdentity::runId).orElse(""));
    }

    @Override
    public String functions(Plan plan) {
      return "true\n";
    }

    @Override
    public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
      return launch.argv();
    }

    @Override
    public List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch) {
      return launch.argv();
    }

    @Override
    public List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
      return argv;
    }
  }

  private final class Launcher implements ContainerLauncher {
    @Override
    public String name() {
      return "stand-in";
    }

    @Override
    public ShellWord jobDirectory() {
      return ShellWord.variable("HC_DIR");
    }

    @Override
    public Optional<String> refusal(Path directory) {
      return refusal;
    }

    @Override
    public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
      return launch(plan, service);
    }

    @Override
    public Launch launch(Plan plan, ServicePlan service) {
      return new Launch(
          List.of(
              ShellWord.of("--image=x"),
              ShellWord.joined(ShellWord.of("--mounts="), ShellWord.variable("HC_DIR"))),
          List.of(ShellWord.of("/bin/true")));
    }
  }
}
