package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.supervisor.VariableTable;
import dev.hpccompose.supervisor.VariableTable.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client of a scheduler must do with real scripts. */
public abstract class ClientContract extends SchedulerContract {

  private static final SecureRandom RANDOM = new SecureRandom();

  // jobs of an earlier test may still be about to end
  private final String run = runId();
  private final String otherRun = runId();

  /** No value of a job. */
  private static final String OUTER = "of-another-job";

  private SchedulerClient client;
  private Jobs jobs;

  /** For the suite of one scheduler. */
  protected ClientContract() {}

  private static String runId() {
    return String.format("20260102-030405-%08x", RANDOM.nextInt());
  }

  @BeforeEach
  final void makeClient() {
    Map<String, String> environment = new HashMap<>(fixture().environment());
    environment.put("SLURM_JOB_ID", "77");
    environment.put("SBATCH_PARTITION", "outer");
    environment.put("SRUN_DEBUG", "1");
    environment.put("PMI_RANK", "1");
    environment.put("PMIX_RANK", "1");
    environment.put("HPC_COMPOSE_RUN_ID", "outer");
    VariableTable.get().cleared().stream()
        .filter(one -> one.moments().contains(Moment.SUBMISSION))
        .forEach(one -> environment.putIfAbsent(one.pattern().replace("*", "X"), OUTER));
    environment.put("HPC_COMPOSE_RESUME_DIR", OUTER);
    environment.put("HPC_COMPOSE_RDZV_URL", OUTER);
    environment.put("SHELLOPTS", "nounset:errexit:xtrace");
    environment.put("OF_THE_USER", "a value");
    client = fixture().client(Map.copyOf(environment));
    jobs = new Jobs(fixture(), client, directory);
  }

  @AfterEach
  final void endJobs() {
    jobs.close();
  }

  @Test
  void has_the_name_of_its_dialect() {
    assertThat(client.name()).isNotEmpty().isEqualTo(fixture().dialect().name());
  }

  @Test
  void runs_a_script_in_the_submit_directory() {
    jobs.accepted(run, "pwd >.where && mv .where where");
    assertThat(awaited("where")).isEqualTo(directory + "\n");
  }

  @Test
  void keeps_variables_of_an_outer_job_away_and_hands_on_the_others() {
    jobs.accepted(
        run,
        "echo \"${SBATCH_PARTITION-}${SRUN_DEBUG-}${PMI_RANK-}${PMIX_RANK-}"
            + "${HPC_COMPOSE_RUN_ID-}$OF_THE_USER\" >.seen && mv .seen seen");
    assertThat(awaited("seen")).isEqualTo("a value\n");
  }

  /** F-15. */
  @Test
  void keeps_what_no_job_may_inherit_away() {
    jobs.accepted(run, "env >.seen; set -o >>.seen; mv .seen seen");
    assertThat(awaited("seen"))
        .contains("OF_THE_USER=a value\n")
        .doesNotContain(OUTER, "SHELLOPTS=")
        .containsPattern("nounset\\s+off")
        .containsPattern("errexit\\s+off");
  }

  @Test
  void names_the_log_that_holds_what_the_script_prints() throws IOException {
    SubmitReply.Accepted job = jobs.accepted(run, "echo out\necho err >&2\ntouch printed\n");
    awaited("printed");
    assertThat(job.batchLog()).hasValueSatisfying(log -> assertThat(log).isAbsolute());
    assertThat(Files.readString(job.batchLog().orElseThrow())).isEqualTo("out\nerr\n");
  }

  @Test
  void gives_every_job_an_id_of_its_own() {
    JobRef first = jobs.accepted(run, "true").job();
    JobRef second = jobs.accepted(otherRun, "true").job();
    assertThat(first.jobId()).matches("[A-Za-z0-9-]+").isNotEqualTo(second.jobId());
    assertThat(first.runId()).isEqualTo(run);
  }

  @Test
  void sees_that_a_job_runs_and_does_not_know_a_job_that_never_was() {
    JobRef job = jobs.accepted(run, Jobs.UNTIL_ASKED).job();
    awaited("begun");
    JobRef never =
        new JobRef("987654", otherRun, Optional.empty(), Optional.empty(), Optional.empty());
    List<Observation> answers = client.observe(List.of(job, never));
    assertThat(states(answers, job)).containsExactly(SchedulerState.RUNNING);
    assertThat(states(answers, never))
        .doesNotContain(SchedulerState.SUCCEEDED, SchedulerState.PENDING, SchedulerState.RUNNING);
  }

  @Test
  void never_takes_a_job_that_failed_for_one_that_runs_or_ended_well() {
    JobRef job = jobs.accepted(run, "exit 3").job();
    Patience.until("the job has ended", () -> !jobs.isActive(job));
    assertThat(states(client.observe(List.of(job)), job)).doesNotContain(SchedulerState.SUCCEEDED);
  }

  @Test
  void asks_a_script_to_end_when_its_job_is_cancelled() {
    JobRef job = jobs.accepted(run, Jobs.UNTIL_ASKED).job();
    awaited("begun");
    assertThat(client.cancel(job)).isEmpty();
    assertThat(awaited("asked")).isEqualTo("yes\n");
    Patience.until("the job has ended", () -> !jobs.isActive(job));
  }

  @Test
  void cancels_nothing_for_a_run_that_is_not_the_jobs_own() {
    JobRef job = jobs.accepted(run, Jobs.UNTIL_ASKED).job();
    awaited("begun");
    JobRef older = new JobRef(job.jobId(), otherRun, job.cluster(), job.pid(), job.host());
    assertThat(client.cancel(older)).isPresent();
    assertThat(jobs.isActive(job)).isTrue();
    assertThat(states(client.observe(List.of(older)), older))
        .doesNotContain(SchedulerState.PENDING, SchedulerState.RUNNING, SchedulerState.SUCCEEDED);
  }

  @Test
  void finds_the_job_of_a_run_by_its_name_alone() {
    JobRef job = jobs.accepted(run, Jobs.UNTIL_ASKED).job();
    awaited("begun");
    assertThat(client.find(run)).contains(job);
    assertThat(client.find(otherRun)).isEmpty();
  }

  @Test
  void says_what_is_missing_where_its_tools_are_not_and_refuses_to_submit() {
    assertThat(client.unavailable()).isEmpty();
    SchedulerClient bare = fixture().client(Map.of("PATH", directory.toString()));
    assertThat(bare.unavailable()).hasValueSatisfying(text -> assertThat(text).contains("PATH"));
    assertThat(new Jobs(fixture(), bare, directory).submit(run, "true"))
        .isInstanceOf(SubmitReply.Refused.class);
  }

  private static List<SchedulerState> states(List<Observation> answers, JobRef job) {
    return answers.stream()
        .filter(answer -> answer.jobId().equals(job.jobId()))
        .map(Observation::state)
        .toList();
  }

  private String awaited(String name) {
    Path file = directory.resolve(name);
    Patience.until(name + " is there", () -> Files.exists(file));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
