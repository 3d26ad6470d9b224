package dev.hpccompose.scheduler.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.History;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Metrics;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.submission.SubmitOrder;
import dev.hpccompose.runtime.submission.SubmitOutcome;
import dev.hpccompose.runtime.submission.SubmitOutcome.Submitted;
import dev.hpccompose.runtime.submission.Submitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole scripts, rendered and run on this machine. */
@Timeout(60)
class LocalRunTest {

  private static final List<String> HOSTILE =
      List.of(
          "it's \"quoted\" $(touch pwned) `touch pwned` $HOME",
          "line\nfeed\ttab",
          "-n",
          "back\\slash \\",
          "*",
          "",
          "gr\u00fc\u00df \u6f22 \ud83d\ude00");

  private static final Pattern USAGE =
      Pattern.compile(
          "\"source\":\"processes\",\"step\":null,\"service\":\"app\",\"cpu_seconds\":(?<cpu>\\d+\\.\\d\\d),"
              + "\"memory_current_bytes\":(?<current>\\d+),\"memory_peak_bytes\":(?<peak>\\d+)}");

  private final LocalClient client =
      new LocalClient(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
  private final List<JobRef> jobs = new ArrayList<>();
  @TempDir private Path directory;

  @AfterEach
  void endJobs() {
    for (JobRef job : jobs) {
      var _ = client.cancel(job);
      until(() -> isGone(job));
    }
  }

  @Test
  void every_value_of_a_spec_reaches_its_service_and_the_history_as_it_is() throws IOException {
    List<String> command = new ArrayList<>(List.of("printf", "<%s>"));
    command.addAll(HOSTILE);
    String name = HOSTILE.getFirst();
    RunDirectory run = runToEnd(service(name, command, Map.of()));
    assertThat(log(run)).isEqualTo("<" + String.join("><", HOSTILE) + ">");
    assertThat(directory.resolve("pwned")).doesNotExist();
    History history = EventLog.open(run.events()).read();
    assertThat(history.findings()).isEmpty();
    assertThat(history.events())
        .extracting(RecordedEvent::event)
        .contains(new ServiceExited(name, 1, 0, Optional.empty()))
        .endsWith(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
  }

  @Test
  void every_variable_reaches_its_service_as_it_is() throws IOException {
    String all = "<" + String.join("><", HOSTILE) + ">";
    RunDirectory run =
        runToEnd(
            service("app", List.of("sh", "-c", "printf %s \"$A_VALUE\""), Map.of("A_VALUE", all)));
    assertThat(log(run)).isEqualTo(all);
  }

  @Test
  void the_supervisor_has_the_process_id_that_was_reported_and_leads_a_session_of_its_own()
      throws IOException {
    Submitted submitted = start(service("app", List.of("sleep", "600"), Map.of()));
    RunDirectory run = submitted.run();
    JobRef job = submitted.job();
    until(() -> facts(run).anyMatch(AttemptStarted.class::isInstance));
    AttemptStarted started =
        facts(run)
            .filter(AttemptStarted.class::isInstance)
            .map(AttemptStarted.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(job.pid()).contains(started.pid());
    assertThat(job.host()).contains(started.host());
    assertThat(job.jobId()).isEqualTo(started.jobId()).isEqualTo("local-1");
    String[] stat = Files.readString(Path.of("/proc/" + started.pid() + "/stat")).split(" ");
    assertThat(stat[5]).as("session").isEqualTo(Long.toString(started.pid()));
  }

  @Test
  void a_cancelled_job_ends_its_services_and_says_so() {
    Submitted submitted = start(service("app", List.of("sleep", "600"), Map.of()));
    RunDirectory run = submitted.run();
    JobRef job = submitted.job();
    until(
        () ->
            facts(run).anyMatch(fact -> fact.getClass().getSimpleName().equals("ServiceStarted")));
    assertThat(client.cancel(job)).isEmpty();
    until(() -> isGone(job));
    assertThat(facts(run).reduce((earlier, later) -> later))
        .contains(new AttemptFinished(Outcome.CANCELLED, 143, Optional.empty()));
    assertThat(client.cancel(job)).contains("job local-1 is not running");
    assertThat(Supervisor.ofRun(run.runId())).isEmpty();
  }

  @Test
  void services_that_outlive_a_killed_supervisor_can_still_be_cancelled() {
    Submitted submitted = start(service("app", List.of("sleep", "600"), Map.of()));
    String runId = submitted.run().runId();
    until(() -> !Supervisor.leftBy(runId).isEmpty());
    ProcessHandle.of(submitted.job().pid().orElseThrow()).orElseThrow().destroyForcibly();
    until(() -> isGone(submitted.job()));
    assertThat(client.cancel(submitted.job())).isEmpty();
    until(() -> Supervisor.leftBy(runId).isEmpty());
    assertThat(client.cancel(submitted.job())).isPresent();
  }

  @Test
  @DisplayName(
      "a job that is submitted from inside another one, and from a shell with options, starts"
          + " clean, F-15")
  void nothing_of_an_outer_job_reaches_a_service() throws IOException {
    Map<String, String> outer = new HashMap<>();
    for (String name :
        List.of(
            "HPC_COMPOSE_RESUME_DIR",
            "HPC_COMPOSE_ATTEMPT",
            "HPC_COMPOSE_RDZV_MODEL_URL",
            "HPC_COMPOSE_LOCAL_JOB",
            "RANK",
            "WORLD_SIZE",
            "LOCAL_RANK",
            "MASTER_ADDR",
            "SLURM_JOB_ID",
            "SLURM_STEP_ID",
            "SBATCH_PARTITION",
            "SRUN_DEBUG",
            "PMIX_RANK")) {
      outer.put(name, "of-another-job");
    }
    outer.put("SHELLOPTS", "nounset:errexit:xtrace");
    outer.put("BASH_FUNC_printf%%", "() { exit 9; }");
    Submitted submitted =
        start(plan(service("app", List.of("env"), Map.of()), JobFeatures.none()), outer);
    until(() -> isGone(submitted.job()));
    assertThat(facts(submitted.run()).reduce((earlier, later) -> later))
        .contains(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
    assertThat(log(submitted.run()))
        .contains("HPC_COMPOSE_SERVICE=app\n")
        .doesNotContain("of-another-job", "SHELLOPTS=");
  }

  @Test
  @DisplayName("S-155 the cgroup collector measures a service and everything below it, in numbers")
  void processes_of_a_service_are_added_up() throws IOException {
    String busy =
        "x=$(printf %050000000d 1); end=$(($(date +%s%N) + 900000000)); (while [ $(date +%s%N)"
            + " -lt $end ]; do :; done); sleep 0.6";
    RunDirectory run = sampled(busy, "cgroup");
    assertThat(degraded(run)).isEmpty();
    List<Matcher> lines =
        Files.readAllLines(run.path().resolve("metrics/cgroup.jsonl")).stream()
            .map(line -> line.replaceFirst("^\\{\"at\":\"[0-9T:.-]+Z\",", ""))
            .map(USAGE::matcher)
            .toList();
    assertThat(lines).isNotEmpty().allMatch(Matcher::matches);
    Matcher last = lines.getLast();
    assertThat(Double.parseDouble(last.group("cpu"))).isBetween(0.1, 2.0);
    assertThat(Long.parseLong(last.group("current"))).isGreaterThan(50_000_000);
    assertThat(Long.parseLong(last.group("peak")))
        .isGreaterThanOrEqualTo(Long.parseLong(last.group("current")));
  }

  @Test
  void the_embedded_engine_says_that_it_does_not_measure_steps() {
    assertThat(degraded(sampled("sleep 0.3", "slurm")))
        .containsExactly(
            new SamplingDegraded(
                SampleCollector.SLURM, "the embedded engine does not measure its steps"));
  }

  private RunDirectory sampled(String command, String collector) {
    JobFeatures features =
        new JobFeatures(
            Optional.of(new Metrics(Duration.ofSeconds(1), List.of(collector))),
            Optional.empty(),
            Optional.empty(),
            List.of());
    Submitted submitted =
        start(plan(service("app", List.of("sh", "-c", command), Map.of()), features));
    until(() -> isGone(submitted.job()));
    return submitted.run();
  }

  private static List<SamplingDegraded> degraded(RunDirectory run) {
    return facts(run)
        .filter(SamplingDegraded.class::isInstance)
        .map(SamplingDegraded.class::cast)
        .toList();
  }

  @Test
  void a_job_of_another_machine_is_neither_observed_nor_cancelled_here() {
    JobRef job =
        new JobRef("local-1", "run", Optional.empty(), Optional.of(1L), Optional.of("elsewhere"));
    assertThat(client.observe(List.of(job))).isEmpty();
    assertThat(client.cancel(job))
        .hasValueSatisfying(text -> assertThat(text).contains("elsewhere"));
  }

  private RunDirectory runToEnd(ServicePlan service) {
    Submitted submitted = start(service);
    until(() -> isGone(submitted.job()));
    return submitted.run();
  }

  private Submitted start(ServicePlan service) {
    return start(plan(service, JobFeatures.none()));
  }

  private Submitted start(Plan plan) {
    return start(plan, Map.of());
  }

  private Submitted start(Plan plan, Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
    environment.putAll(more);
    SubmitOrder order =
        new SubmitOrder(
            plan,
            directory,
            new byte[0],
            "local",
            Optional.empty(),
            "1",
            Map.copyOf(environment),
            List.of(),
            List.of());
    SubmitOutcome outcome = new Submitter(InstantSource.system()).submit(order);
    assertThat(outcome).isInstanceOf(Submitted.class);
    Submitted submitted = (Submitted) outcome;
    jobs.add(submitted.job());
    return submitted;
  }

  private static String log(RunDirectory run) throws IOException {
    return Files.readString(run.log("app"));
  }

  private static Stream<JobEvent> facts(RunDirectory run) {
    return EventLog.open(run.events()).read().events().stream().map(RecordedEvent::event);
  }

  private boolean isGone(JobRef job) {
    return client.observe(List.of(job)).getFirst().word().equals("GONE");
  }

  private static void until(BooleanSupplier happened) {
    while (!happened.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private Plan plan(ServicePlan service, JobFeatures features) {
    return new Plan(
        "job",
        directory.resolve("compose.yaml"),
        "host",
        new Allocation(
            1,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Map.of("time", "10"),
            List.of()),
        CacheDirectory.given(Path.of("/cache")),
        List.of(),
        List.of(service),
        Optional.empty(),
        features);
  }

  private static ServicePlan service(
      String name, List<String> command, Map<String, String> environment) {
    return new ServicePlan(
        name,
        "app",
        Optional.empty(),
        new Invocation.Command(command),
        environment,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
