package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlurmClientTest {

  private static final String RUN = "20260102-030405-0a0b0c0d";

  @TempDir private Path directory;
  private FakeSlurm slurm;

  @BeforeEach
  void install() {
    slurm = FakeSlurm.in(directory);
  }

  @Test
  void reads_the_cluster_that_sbatch_names_and_asks_there() throws IOException {
    SlurmClient client = client(Map.of("FAKE_CLUSTER", "north"));
    JobRef job = accepted(client.submit(request("#!/bin/bash\ntrue\n"))).job();
    assertThat(job.jobId()).isEqualTo("1");
    assertThat(job.cluster()).contains("north");
    assertThat(client.observe(List.of(job))).hasSize(1);
    assertThat(client.calls()).isEqualTo(2);
    assertThat(client.cancel(job)).isEmpty();
  }

  @Test
  void reads_the_id_behind_what_a_site_prints_first() throws IOException {
    slurm.with("sbatch", "echo 'Welcome to the site'; echo 17");
    assertThat(accepted(submit()).job().jobId()).isEqualTo("17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Submitted batch job 17", "17 queued", "0", "", "17;", "-17", "17_1"})
  void takes_nothing_else_for_an_id(String printed) throws IOException {
    slurm.with("sbatch", "echo '" + printed + "'");
    assertThat(submit()).isInstanceOf(SubmitReply.Unknown.class);
  }

  @Test
  void hands_on_what_sbatch_says_when_it_refuses() throws IOException {
    SubmitReply answer = client(Map.of()).submit(request("true\n"));
    assertThat(answer)
        .isEqualTo(
            new SubmitReply.Refused(1, "sbatch: error: This does not look like a batch script."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'Batch job submission failed: Socket timed out on send/recv operation' >&2; exit 1",
        "kill -KILL $$",
        "echo 17; exit 1"
      })
  void does_not_know_what_became_of_a_job_whose_answer_was_lost(String body) throws IOException {
    slurm.with("sbatch", body);
    assertThat(submit()).isInstanceOf(SubmitReply.Unknown.class);
  }

  @Test
  void does_not_know_what_became_of_a_job_when_sbatch_never_answers() throws IOException {
    slurm.with("sbatch", "echo waiting; exec sleep 60");
    SlurmTools impatient =
        new SlurmTools(slurm.environment(), Duration.ofMillis(300), Duration.ofSeconds(5));
    assertThat(new SlurmClient(impatient).submit(request("#!/bin/bash\n")))
        .isEqualTo(new SubmitReply.Unknown("waiting"));
  }

  @Test
  void leaves_the_place_of_slurms_configuration_in_the_environment() throws IOException {
    slurm.with("sbatch", "echo \"$SLURM_CONF,${SLURM_JOB_ID-}\" >seen; echo 1");
    client(Map.of("SLURM_CONF", "/etc/s.conf", "SLURM_JOB_ID", "5"))
        .submit(request("#!/bin/bash\n"));
    assertThat(directory.resolve("seen")).hasContent("/etc/s.conf,");
  }

  @Test
  void asks_the_accounting_once_the_controller_has_forgotten() throws IOException {
    SlurmClient client = client(Map.of());
    JobRef job = accepted(client.submit(request("#!/bin/bash\nexit 3\n"))).job();
    slurm.forget(job.jobId(), "1|CANCELLED by 1000|0:15");
    assertThat(client.observe(List.of(job)))
        .containsExactly(
            new Observation(
                "1", SchedulerState.CANCELLED, "CANCELLED", Optional.empty(), Optional.of(143)));
  }

  @Test
  void says_nothing_of_a_job_that_nobody_remembers() {
    assertThat(client(Map.of()).observe(List.of(job("4711")))).isEmpty();
    assertThat(client(Map.of()).observe(List.of(job("4711"), job("4712")))).isEmpty();
  }

  @Test
  void asks_for_all_of_its_own_jobs_where_one_unknown_id_spoils_the_answer() throws IOException {
    slurm.with(
        "squeue",
        """
        [[ $* == *-j* ]] && { echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1; }
        printf '%-32s%-32s%-16s%-64s%-160s\\n' 7 PENDING 0 Resources '(null)'
        """);
    assertThat(client(Map.of()).observe(List.of(job("7"), job("8"))))
        .containsExactly(
            new Observation(
                "7",
                SchedulerState.PENDING,
                "PENDING",
                Optional.of("Resources"),
                Optional.empty()));
  }

  @Test
  void survives_a_controller_that_does_not_answer() {
    slurm.with("squeue", "exec sleep 60").with("sacct", "exec sleep 60");
    slurm.with("scancel", "exec sleep 60");
    SlurmClient client =
        new SlurmClient(
            new SlurmTools(slurm.environment(), Duration.ofSeconds(5), Duration.ofMillis(200)));
    assertThat(client.observe(List.of(job("1")))).isEmpty();
    assertThat(client.find(RUN)).isEmpty();
    assertThat(client.cancel(job("1"))).contains("scancel did not answer in time");
  }

  @Test
  void finds_a_run_by_its_script_where_somebody_set_another_comment() throws IOException {
    SlurmClient client = client(Map.of());
    accepted(client.submit(request("#!/bin/bash\n#SBATCH --comment=mine\ntrue\n")));
    assertThat(client.find(RUN)).map(JobRef::jobId).contains("1");
    assertThat(client.find(RUN + "0")).isEmpty();
  }

  @Test
  @DisplayName("S-057: srun does not advertise --container-image")
  void says_that_srun_lacks_the_options_of_pyxis() {
    List<String> options = List.of("--container-image");
    assertThat(client(Map.of()).unsupported(options))
        .contains("srun does not advertise --container-image");
    assertThat(client(Map.of("FAKE_PYXIS", "1")).unsupported(options)).isEmpty();
    slurm.with("srun", "exit 9");
    assertThat(client(Map.of()).unsupported(List.of())).isEmpty();
  }

  private SubmitReply submit() throws IOException {
    return client(Map.of()).submit(request("#!/bin/bash\n"));
  }

  private SlurmClient client(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(slurm.environment());
    environment.putAll(more);
    return new SlurmClient(environment);
  }

  private SubmitRequest request(String script) throws IOException {
    Path file = directory.resolve(".hpc-compose/runs/" + RUN + "/script.sbatch");
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    return new SubmitRequest(RUN, file, directory, directory.resolve(".hpc-compose"));
  }

  private static SubmitReply.Accepted accepted(SubmitReply answer) {
    assertThat(answer).isInstanceOf(SubmitReply.Accepted.class);
    return (SubmitReply.Accepted) answer;
  }

  private static JobRef job(String id) {
    return new JobRef(id, RUN, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
