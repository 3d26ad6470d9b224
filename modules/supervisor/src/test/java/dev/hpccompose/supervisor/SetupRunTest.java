package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.CollectedBundle;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.TeardownReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SetupRunTest {

  @TempDir private Path directory;

  @Test
  @DisplayName("S-151 setup lines run verbatim before the services, which see what they export")
  void services_see_what_setup_exports() {
    ScriptJob job = job(List.of("A=\"$(echo 'a  b')\" # as is", "export A"), "echo \"$A\"");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo("a  b\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "echo $NOT_SET", "false | true", "exit 3"})
  @DisplayName("S-151 setup lines run under set -euo pipefail")
  void a_setup_line_that_fails_ends_the_job(String line) {
    ScriptJob job = job(List.of(line), "true");
    assertThat(job.run()).isNotZero();
    assertThat(job.fact(TeardownStarted.class).reason()).isEqualTo(TeardownReason.SETUP_FAILED);
    assertThat(job.facts(ServiceStarted.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set -u; set -e; set -f; set -o pipefail; set -o posix",
        "set -a; set -T; set -E; set -C; set +m; set -h",
        "shopt -s extglob nocasematch nocaseglob dotglob nullglob failglob globstar lastpipe",
        "shopt -s inherit_errexit xpg_echo compat43 2>/dev/null || true",
        "IFS=,; IFS=$' '; OPTIND=5; REPLY=x",
        "PATH=$PWD/bin:$PATH; CDPATH=/; export BASH_ENV=/no/such; export ENV=/no/such"
            + " POSIXLY_CORRECT=1",
        "printf() { echo mine; }; read() { exit 9; }; kill() { :; }; export -f printf",
        "local() { :; }; trap() { :; }; wait() { :; }; stat() { echo 7; }",
        "shopt -s expand_aliases; alias printf=false kill=true local=false",
        "trap 'echo exit' EXIT; trap 'echo err' ERR; trap ': debug' DEBUG; trap 'echo ret' RETURN",
        "trap - TERM; trap '' INT; exec 3>&1; exec </dev/null; umask 0777; cd /",
        "set +u; echo $NOT_SET; set -u",
        "builtin() { exit 9; }; unset() { exit 9; }; set() { exit 9; }",
        "mkdir bin; for t in mv stat rm; do echo 'exit 9' >bin/$t; chmod +x bin/$t; done;"
            + " PATH=$PWD/bin:$PATH"
      })
  @DisplayName(
      "J: what a 'module load' of a site may do to its shell does not disturb the supervisor")
  void hostile_setup_lines_do_not_disturb(String line) {
    ScriptJob job = job(List.of(line), "echo hi >&2; exit 0");
    assertThat(job.run()).as(job::said).isZero();
    assertThat(job.fact(AttemptFinished.class).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(job.read("logs/app.log")).isEqualTo("hi\n");
  }

  @Test
  void whatever_setup_leaves_behind_does_not_disturb_the_supervisor() {
    ScriptJob job =
        job(
            List.of(
                "set -f; shopt -s nullglob failglob nocasematch extglob nocaseglob",
                "IFS=:0123456789; GLOBIGNORE='*'; cd /; umask 000",
                "trap '' TERM; trap 'echo mine' EXIT; export TZ=Asia/Tokyo"),
            "echo hi");
    assertThat(job.run()).isZero();
    ArtifactsCollected collected = job.fact(ArtifactsCollected.class);
    assertThat(collected.bundles()).containsExactly(new CollectedBundle("default", 1, 3));
    assertThat(collected.warnings()).isEmpty();
    // nobody submitted it, so that its first event has no cause
    assertThat(job.history().findings()).hasOnlyElementsOfType(LogFinding.DanglingCause.class);
  }

  private ScriptJob job(List<String> setup, String command) {
    return ScriptJob.of(
        directory,
        JobDraft.of(Draft.of("app", command))
            .samples(Duration.ofSeconds(1), "gpu")
            .collects("on_success")
            .bundle("default", "logs/*")
            .setup(setup.toArray(String[]::new)));
  }
}
