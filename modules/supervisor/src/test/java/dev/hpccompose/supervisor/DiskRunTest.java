package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory of the run that cannot be written: the job says so and leaves nothing running. */
@Timeout(60)
class DiskRunTest {

  /** Only root may mount, in whatever namespace. */
  private static final String NAMESPACE =
      "((EUID)) && own='--user --map-root-user'; exec unshare --mount ${own-} bash -c '";

  /** Runs the script where $1 is a disk of its own, made with the options $2. */
  private static final String ON_A_DISK =
      "mount -t tmpfs -o \"$2\" none \"$1\" && shift 2 && exec \"$@\"";

  @TempDir private Path directory;
  private Path disk;

  @BeforeEach
  void makeDisk() throws IOException {
    disk = Files.createDirectory(directory.resolve(".hpc-compose"));
  }

  @Test
  @DisplayName("A disk that is full while the job runs stops the services, and the job fails")
  void aFullDiskEndsTheJob() throws Exception {
    ScriptJob job =
        job(
            Draft.of(
                    "filler",
                    "cd \"$HPC_COMPOSE_JOB_DIR\"; dd if=/dev/zero of=fill bs=4k 2>/dev/null; exit"
                        + " 1")
                .restarts(1000, Duration.ofMillis(50)),
            Draft.of("other", "sleep 60"));
    assertThat(exitCode(job, "size=400k")).isEqualTo(1);
    assertThat(said()).contains("hpc-compose: cannot write to " + job.home());
    assertNothingRuns(job);
  }

  @Test
  @DisplayName("A job whose last word cannot be written has not succeeded")
  void aDiskThatIsFullAtTheEndIsNoSuccess() throws Exception {
    // the last fact before the end is that it runs: what is free after that is the service's
    String fill =
        """
        cd "$HPC_COMPOSE_JOB_DIR"
        until grep -q '"state":"running","launches"' state.json; do sleep 0.05; done
        dd if=/dev/zero of=fill bs=4k
        exit 0
        """;
    ScriptJob job = job(Draft.of("app", fill));
    assertThat(exitCode(job, "size=400k")).isEqualTo(1);
    assertThat(said()).contains("hpc-compose: cannot write to " + job.home());
    assertNothingRuns(job);
  }

  @Test
  @DisplayName("A disk that may only be read ends the job before any service starts")
  void aReadOnlyDiskEndsTheJobAtOnce() throws Exception {
    ScriptJob job = job(Draft.of("app", "touch " + directory.resolve("started")));
    assertThat(exitCode(job, "ro")).isEqualTo(1);
    assertThat(said()).contains("hpc-compose: cannot create " + job.home());
    assertThat(directory.resolve("started")).doesNotExist();
  }

  private ScriptJob job(Draft... services) {
    return ScriptJob.of(directory, services);
  }

  private int exitCode(ScriptJob job, String options) throws Exception {
    Path script = Files.writeString(directory.resolve("job.sh"), job.text());
    Process process =
        new ProcessBuilder(
                List.of(
                    "bash",
                    "-c",
                    NAMESPACE + ON_A_DISK + "' disk \"$@\"",
                    "namespace",
                    disk.toString(),
                    options,
                    "setsid",
                    "--wait",
                    "bash",
                    script.toString()))
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).as(this::said).isTrue();
    return process.exitValue();
  }

  private String said() {
    return ScriptJob.contentOf(directory.resolve("said"));
  }

  private static void assertNothingRuns(ScriptJob job) {
    assertThat(job.leftovers()).isEmpty();
  }
}
