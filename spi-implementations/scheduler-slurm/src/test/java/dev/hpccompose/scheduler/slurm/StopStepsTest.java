package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the supervisor asks steps to stop. */
class StopStepsTest {

  private static final String SLEEPER = "sleep 60 & HC_CHILD[0]=$!; ";

  @TempDir private Path directory;
  private FakeSlurm slurm;

  @BeforeEach
  void install() throws IOException {
    slurm = FakeSlurm.in(directory);
    slurm.with("squeue", "[[ \"$*\" == '-h -s -j 7 -o %i %j' ]] && printf '7.0 db\\n7.1 app\\n'");
    slurm.with("scancel", "echo \"scancel $*\" >>" + directory.resolve("asked"));
  }

  @Test
  void stepsGetTheSignalOfTheirServiceInOneCall() throws IOException {
    run("hc_ask_to_stop INT 0 1");
    assertThat(asked()).isEqualTo("scancel -s INT 7.0 7.1\n");
  }

  @Test
  void aLaunchWithoutAStepYetIsEndedAtSrun() throws IOException {
    run("sleep 60 & HC_CHILD[2]=$!; hc_ask_to_stop USR1 1 2; wait ${HC_CHILD[2]}; echo $? >>asked");
    assertThat(asked()).isEqualTo("scancel -s USR1 7.1\n143\n");
  }

  @Test
  @DisplayName("a controller that has just come back may not name a step that is there")
  void aServiceThatWasReadyHasAStep() throws IOException {
    nameTheStepTheSecondTime();
    run(SLEEPER + "HC_READY[0]=1; hc_ask_to_stop TERM 0; kill ${HC_CHILD[0]}");
    assertThat(asked()).isEqualTo("scancel -s TERM 7.0\n");
  }

  @Test
  @DisplayName("a signal that the controller did not pass on is sent again, and to nobody else")
  void whatScancelComplainsOfIsAskedAgain() throws IOException {
    slurm.with(
        "scancel",
        """
        echo "scancel $*" >>%s
        [[ $# == 4 ]] || exit 0
        echo 'scancel: error: Kill job error on job step id 7.0: Socket timed out' >&2
        exit 1
        """
            .formatted(directory.resolve("asked")));
    run(SLEEPER + "hc_ask_to_stop TERM 0 1; kill ${HC_CHILD[0]}");
    assertThat(asked()).isEqualTo("scancel -s TERM 7.0 7.1\nscancel -s TERM 7.0\n");
  }

  @Test
  @DisplayName("scancel may complain and end with 0 all the same")
  void theWordsOfScancelCount() throws IOException {
    slurm.with(
        "scancel",
        """
        echo "scancel $*" >>%1$s
        [[ $(wc -l <%1$s) == 3 ]] || echo 'scancel: error: slurm_signal_job: no list was returned' >&2
        """
            .formatted(directory.resolve("asked")));
    run(SLEEPER + "hc_ask_to_stop TERM 0 2>said; kill ${HC_CHILD[0]}");
    assertThat(asked()).isEqualTo("scancel -s TERM 7.0\n".repeat(3));
    assertThat(directory.resolve("said"))
        .hasContent(
            "hpc-compose: services are asked again to stop: scancel: error: slurm_signal_job: no"
                + " list was returned");
  }

  @Test
  @DisplayName("what runs on the node of the batch script alone needs no controller to be asked")
  void tasksOfThisNodeAreSignalledWithoutTheController() throws IOException {
    slurm.with("squeue", "exit 1");
    assertOnlyTheTaskIsTold();
  }

  @Test
  @DisplayName("a task that runs is told, though the controller does not name its step")
  void tasksWithoutANameAreSignalled() throws IOException {
    slurm.with("squeue", "echo '7.1 app'");
    assertOnlyTheTaskIsTold();
  }

  private void assertOnlyTheTaskIsTold() throws IOException {
    run(
        """
        HC_RUN=this HC_NAME=(db app) HC_PRIMARY=n1
        mkfifo never
        process() {
          env "$@" bash -c 'read -r _ <>never' srun --nodes=1 --nodelist=n1 &
          until grep -qszxF srun "/proc/$!/cmdline"; do :; done
        }
        process HPC_COMPOSE_RUN_ID=this HPC_COMPOSE_SERVICE=db && HC_CHILD[0]=$!
        process HPC_COMPOSE_RUN_ID=this HPC_COMPOSE_SERVICE=db SLURM_PROCID=0 && task=$!
        process HPC_COMPOSE_RUN_ID=this HPC_COMPOSE_SERVICE=app SLURM_PROCID=0 && app=$!
        process HPC_COMPOSE_RUN_ID=other HPC_COMPOSE_SERVICE=db SLURM_PROCID=0 && other=$!
        hc_ask_to_stop TERM 0
        wait "$task"
        echo "task $?" >asked
        for process in "${HC_CHILD[0]}" "$app" "$other"; do
          kill -KILL "$process" && echo there >>asked
          wait "$process"
        done 2>/dev/null
        :
        """);
    assertThat(asked()).isEqualTo("task 143\n" + "there\n".repeat(3));
  }

  @Test
  @DisplayName("what runs on other nodes too waits for the controller")
  void tasksOfOtherNodesNeedTheController() throws IOException {
    nameTheStepTheSecondTime();
    run(
        """
        HC_RUN=this HC_NAME=(db) HC_PRIMARY=n1
        env HPC_COMPOSE_RUN_ID=this HPC_COMPOSE_SERVICE=db SLURM_PROCID=0 bash -c 'sleep 60' srun --nodes=2 &
        HC_CHILD[0]=$!
        HC_READY[0]=1
        hc_ask_to_stop TERM 0
        kill "${HC_CHILD[0]}"
        """);
    assertThat(asked()).isEqualTo("scancel -s TERM 7.0\n");
  }

  @Test
  void aServiceThatHasEndedIsNotAskedForAnyMore() throws IOException {
    slurm.with("squeue", "exit 1");
    run("sleep 0 & HC_CHILD[0]=$!; wait; hc_ask_to_stop TERM 0");
    assertThat(directory.resolve("asked")).doesNotExist();
  }

  @Test
  @DisplayName("sstat is asked for all steps and for fields that every version has (S-159)")
  void theUseOfStepsIsAskedInAPortableWay() throws IOException {
    slurm.with("sstat", "echo \"sstat $*\" >>" + directory.resolve("asked"));
    run("hc_step_usage");
    assertThat(asked())
        .isEqualTo(
            "sstat --noconvert -a -P -n -j 7 -o"
                + " JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve\n");
  }

  private void nameTheStepTheSecondTime() throws IOException {
    slurm.with(
        "squeue",
        """
        echo asked >>%1$s
        [[ $(wc -l <%1$s) == 1 ]] || echo '7.0 db'
        """
            .formatted(directory.resolve("times")));
  }

  private String asked() throws IOException {
    return Files.readString(directory.resolve("asked"));
  }

  private static String text() throws IOException {
    try (InputStream in = SlurmDialect.class.getResourceAsStream("functions.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(String call) throws IOException {
    String functions = text();
    Path script =
        Files.writeString(
            directory.resolve("script"),
            functions
                + "hc_pause() { :; }\nHC_JOB=7 HC_TOKEN=(db app late) HC_CHILD=('' '' '')\n"
                + call
                + "\n");
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString()).directory(directory.toFile()).inheritIO();
    builder.environment().putAll(slurm.environment());
    try {
      assertThat(builder.start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
