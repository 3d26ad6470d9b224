package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.supervisor.ShellPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sstat tells of steps, as samples. */
@Timeout(30)
class StepSamplesTest {

  /** Answers what sstat answers in every version. */
  private static final String SSTAT =
      """
      [[ "$*" == '--noconvert -a -P -n -j 77 -o JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve' ]] || exit 9
      echo '77.batch|1|213503982334-14:25:51|0|2000K|cpu=00:00:00,mem=0'
      echo '77.0|2|1-02:03:04.567|1536000|1.50M|cpu=00:00:01,energy=0,fs/disk=2028,mem=1500K,pages=0,vmem=3G'
      """;

  private static final String STUBS =
      """
      hc_degrade() { echo "$1 degraded: $2"; }
      hc_stamp() { HC_STAMP=now; }
      declare -A HC_STEP_SERVICE=() HC_OFF=()
      HC_JOB=77 HC_METRICS=. HC_COUNT=2 HC_TOKEN=(db app) HC_JSON=('"db"' '"app"')
      """;

  @TempDir private Path directory;
  private FakeSlurm slurm;

  @BeforeEach
  void install() {
    slurm = FakeSlurm.in(directory);
    slurm.with("squeue", "echo '77.0 app'");
    slurm.with("sstat", SSTAT);
  }

  @Test
  @DisplayName("steps are sampled in plain units, with the service that they run (S-158, S-159)")
  void stepsAreLinesOfJson() throws IOException {
    assertThat(sample("hc_sample_slurm")).isEmpty();
    assertThat(lines())
        .containsExactly(
            "{\"at\":\"now\",\"step\":\"77.batch\",\"service\":null,\"ntasks\":1,\"ave_cpu_seconds\":null,"
                + "\"ave_rss_bytes\":0,\"max_rss_bytes\":2048000,"
                + "\"ave_vmsize_bytes\":null,\"ave_disk_read_bytes\":null}",
            "{\"at\":\"now\",\"step\":\"77.0\",\"service\":\"app\",\"ntasks\":2,\"ave_cpu_seconds\":93784.567,"
                + "\"ave_rss_bytes\":1536000,\"max_rss_bytes\":1572864,"
                + "\"ave_vmsize_bytes\":3221225472,\"ave_disk_read_bytes\":2028}");
  }

  @Test
  @DisplayName("the controller is asked once for the name of a step")
  void aNameIsAskedOnce() throws IOException {
    slurm.with("squeue", "echo >>" + directory.resolve("asked") + "; echo '77.0 app'");
    assertThat(sample("hc_sample_slurm; hc_sample_slurm")).isEmpty();
    assertThat(lines()).hasSize(4);
    assertThat(Files.readAllLines(directory.resolve("asked"))).hasSize(1);
  }

  @Test
  @DisplayName("an sstat that fails is told with what it said, and asked again (S-162)")
  void aFailingToolIsTold() throws IOException {
    slurm.with("sstat", "echo 'sstat: error: no steps' >&2; exit 1");
    assertThat(sample("hc_sample_slurm; echo ${HC_OFF[slurm]-on}"))
        .isEqualTo("slurm degraded: sstat: error: no steps\non\n");
    slurm.with("sstat", "exit 127");
    assertThat(sample("hc_sample_slurm; echo ${HC_OFF[slurm]-on}")).endsWith("\n1\n");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("slurm.jsonl"));
  }

  private static String part(String name) {
    return ShellPart.read(name, part -> SlurmDialect.class.getResourceAsStream(part));
  }

  /** What is said while bash executes a text. */
  private String sample(String text) throws IOException {
    Path script =
        Files.writeString(
            directory.resolve("script"),
            part("functions.sh") + part("samples.sh") + STUBS + text + "\n");
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putAll(slurm.environment());
    Process process = builder.start();
    try (var out = process.inputReader()) {
      String said = out.lines().map(line -> line + "\n").reduce("", String::concat);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return said;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
