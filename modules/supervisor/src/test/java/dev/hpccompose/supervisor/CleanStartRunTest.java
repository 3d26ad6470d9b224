package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.HookOutcome;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.supervisor.VariableTable.Cleared;
import dev.hpccompose.supervisor.VariableTable.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the environment of a script holds, its run starts clean. */
@Timeout(60)
class CleanStartRunTest {

  private static final String OUTER = "of-somebody-else";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHELLOPTS=nounset",
        "SHELLOPTS=errexit:pipefail",
        "SHELLOPTS=xtrace:verbose",
        "SHELLOPTS=noglob:noclobber:keyword:physical",
        "SHELLOPTS=noexec",
        "SHELLOPTS=posix:privileged",
        "BASHOPTS=nocasematch:extglob:nullglob:failglob:lastpipe:xpg_echo:inherit_errexit",
        "POSIXLY_CORRECT=1",
        "BASH_COMPAT=31",
        "BASH_ENV=/no/such/file",
        "ENV=/no/such/file",
        "BASH_XTRACEFD=1",
        "BASH_XTRACEFD=103",
        "EXECIGNORE=*",
        "GLOBIGNORE=*",
        "CDPATH=/",
        "TMOUT=1",
        "GREP_OPTIONS=--color=always",
        "IFS=0123456789",
        "PS4=$(touch pwned)",
        "HOSTNAME=login-node",
        "EPOCHREALTIME=1,000001",
        "HC_STATE=x",
        "HC_OOM_FILE=/dev/zero",
        "BASH_FUNC_printf%%=() { :; }",
        "BASH_FUNC_read%%=() { exit 9; }",
        "BASH_FUNC_local%%=() { exit 9; }",
        "BASH_FUNC_builtin%%=() { exit 9; }",
        "BASH_FUNC_exec%%=() { exit 9; }",
        "BASH_FUNC_hc_loop%%=() { exit 9; }",
        "BASH_FUNC_hc_remove_0%%=() { exit 9; }"
      })
  @DisplayName("a variable that means something to bash does not disturb the supervisor, F-15")
  void nothing_in_the_environment_disturbs(String variable) throws IOException {
    ScriptJob job = with(job(), variable);
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertItWentWell(job);
  }

  @ParameterizedTest
  @CsvSource({
    "bash, SHELLOPTS=nounset",
    "bash, SHELLOPTS=errexit:pipefail:noglob",
    "bash, BASH_FUNC_printf%%=() { :; }",
    "bash, BASH_FUNC_exec%%=() { exit 9; }",
    "bash, POSIXLY_CORRECT=1",
    "sh, SHELLOPTS=nounset",
    "sh, BASH_FUNC_printf%%=() { :; }"
  })
  @DisplayName("nor does it when somebody hands the script to a shell by hand, F-15")
  void nothing_disturbs_a_script_that_is_run_by_hand(String shell, String variable) {
    ScriptJob job = with(job(), variable);
    try (ScriptJob.Running running = job.by(shell)) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertItWentWell(job);
  }

  @Test
  @DisplayName("a file that bash reads at its start may do anything, F-15")
  void the_file_of_bash_env_does_not_disturb() throws IOException {
    Path file = Files.writeString(directory.resolve("env.sh"), "set -eu; printf() { :; }; exit 9");
    ScriptJob job = job().with("BASH_ENV", file.toString());
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertItWentWell(job);
  }

  @Test
  @DisplayName("x-slurm.setup has the functions of the submitting shell, such as module")
  void setup_has_exported_functions() throws IOException {
    ScriptJob job =
        with(setup("module load cuda"), "BASH_FUNC_module%%=() { export LOADED=\"$2\"; }");
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertThat(job.read("logs/app.log")).isEqualTo("cuda\n");
  }

  @Test
  @DisplayName("x-slurm.setup has what the file of BASH_ENV defines, such as module")
  void setup_has_what_bash_env_defines() throws IOException {
    Files.writeString(directory.resolve("init.sh"), "module() { export LOADED=\"$2\"; }\n");
    ScriptJob job =
        setup("module load cuda")
            .with("PLACE", directory.toString())
            .with("BASH_ENV", "$PLACE/init.sh");
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertThat(job.read("logs/app.log")).isEqualTo("cuda\n");
  }

  @Test
  @DisplayName("what a function that was exported does to x-slurm.setup is told as its failure")
  void a_hostile_function_is_a_failure_of_setup() throws IOException {
    ScriptJob job = with(setup("module load cuda"), "BASH_FUNC_module%%=() { exit 9; }");
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).isEqualTo(9);
    }
    assertThat(job.fact(TeardownStarted.class).reason()).isEqualTo(TeardownReason.SETUP_FAILED);
  }

  static Stream<String> foreign() {
    return VariableTable.get().cleared().stream()
        .filter(one -> one.moments().contains(Moment.START))
        .map(Cleared::pattern)
        .filter(pattern -> !pattern.equals("SHELLOPTS") && !pattern.equals("BASHOPTS"))
        .map(pattern -> pattern.replace("*", "ANY"));
  }

  @Test
  @DisplayName("a service of one task sees nothing of another job or another program, F-15")
  void nothing_of_others_reaches_a_service() throws IOException {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "env"));
    for (String name : foreign().toList()) {
      job = job.with(name, OUTER);
    }
    for (String name :
        List.of(
            "HPC_COMPOSE_RESUME_DIR",
            "HPC_COMPOSE_ATTEMPT",
            "HPC_COMPOSE_IS_RESUME",
            "HPC_COMPOSE_RDZV_MODEL_URL",
            "HPC_COMPOSE_MASTER_PORT",
            "HPC_COMPOSE_VALUE_0",
            "PMI_RANK")) {
      job = job.with(name, OUTER);
    }
    try (ScriptJob.Running running = job.submitted()) {
      assertThat(running.exitCode()).as(job::said).isZero();
    }
    assertThat(job.read("logs/app.log"))
        .contains("HPC_COMPOSE_SERVICE=app\n")
        .doesNotContain(OUTER);
  }

  @ParameterizedTest
  @MethodSource("foreign")
  @DisplayName(
      "what a run forgets at its start it does not take over at its submission either, F-15")
  void a_submission_hands_nothing_on_that_the_start_forgets(String name) {
    assertThat(VariableTable.get().isInherited(name)).isEqualTo(name.startsWith("HC_"));
  }

  @Test
  @DisplayName("settings of this tool, and where Slurm is configured, go with a job")
  void settings_are_inherited() {
    assertThat(
            List.of("HPC_COMPOSE_SRUN_BIN", "HPC_COMPOSE_DEBUG", "SLURM_CONF", "PATH", "BASH_ENV"))
        .allMatch(VariableTable.get()::isInherited);
    assertThat(List.of("HPC_COMPOSE_LOCAL_JOB", "SLURM_JOB_ID", "SBATCH_PARTITION", "SRUN_DEBUG"))
        .noneMatch(VariableTable.get()::isInherited);
  }

  @Test
  @DisplayName("a setting reaches the script, whatever else is cleared")
  void settings_survive_the_start() {
    ScriptJob job =
        ScriptJob.of(directory, Draft.of("app", "echo $HPC_COMPOSE_SRUN_BIN"))
            .with("HPC_COMPOSE_SRUN_BIN", "/opt/srun");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo("/opt/srun\n");
  }

  private static ScriptJob with(ScriptJob job, String variable) {
    String[] parts = variable.split("=", 2);
    return job.with(parts[0], parts[1]);
  }

  private ScriptJob setup(String line) {
    return ScriptJob.of(directory, JobDraft.of(Draft.of("app", "echo $LOADED")).setup(line));
  }

  /** A little of everything that the supervisor does. */
  private ScriptJob job() {
    String ready = "grep -qs '\"state\":\"ready\"' \"$HPC_COMPOSE_JOB_DIR/state.json\"";
    Draft app =
        Draft.of("app", "echo up; until " + ready + "; do sleep 0.05; done; exit 3")
            .says("^up$")
            .with("HC_SUCCESS", 3)
            .postStart(Hook.of("test $HPC_COMPOSE_SERVICE = app"))
            .limitsLog(1 << 16);
    return ScriptJob.of(
        directory,
        JobDraft.of(app)
            .samples(Duration.ofSeconds(1), "cgroup")
            .collects("always")
            .bundle("default", "logs/*.log"));
  }

  private void assertItWentWell(ScriptJob job) {
    assertThat(job.fact(AttemptFinished.class).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(job.fact(ServiceReady.class).service()).isEqualTo("app");
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.SUCCEEDED);
    assertThat(job.fact(ArtifactsCollected.class).warnings()).isEmpty();
    assertThat(job.fact(AttemptStarted.class).host()).isEqualTo(host());
    assertThat(job.history().findings()).hasOnlyElementsOfType(LogFinding.DanglingCause.class);
    assertThat(job.read("logs/app.log")).isEqualTo("up\n");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  private static String host() {
    return ScriptJob.contentOf(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.")[0];
  }
}
