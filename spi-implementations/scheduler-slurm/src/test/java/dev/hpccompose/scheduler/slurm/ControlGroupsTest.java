package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.supervisor.ShellPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's files as Slurm lays them out; version 1 is also read on a real cluster. */
@Timeout(30)
class ControlGroupsTest {

  private static final String STUBS =
      """
      hc_degrade() { echo "$1 degraded: $2"; }
      hc_stamp() { HC_STAMP=now; }
      declare -A HC_GROUP_SERVICE=() HC_OFF=()
      HC_JOB=7 HC_PRIMARY=n1 HC_METRICS=. HC_COUNT=2 HC_NAME=(db 'the app') HC_JSON=('"db"' '"the app"')
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("version 2: the job and each step, with the service that its processes know")
  void version2IsRead() throws IOException {
    file("proc/self/cgroup", "0::/system.slice/slurmstepd.scope/job_7/step_batch/user/task_0\n");
    mounts("27 20 0:24 / %s rw,nosuid shared:4 - cgroup2 cgroup2 rw\n");
    Path job = Path.of("groups/system.slice/slurmstepd.scope/job_7");
    group(job, 7_500_000, 3000, 5000);
    group(job.resolve("step_0"), 1_000_001, 1000, 2000);
    group(job.resolve("step_batch"), 20, 30, 40);
    file(job.resolve("step_0/user/task_0/cgroup.procs").toString(), "41\n42\n");
    file("proc/42/environ", "A=1\0HPC_COMPOSE_SERVICE=the app\0B=2\0");
    assertThat(sample()).isEmpty();
    assertThat(lines())
        .containsExactly(
            line("cgroup2", "null", "null", "7.500000", 3000, 5000),
            line("cgroup2", "\"7.0\"", "\"the app\"", "1.000001", 1000, 2000),
            line("cgroup2", "\"7.batch\"", "null", "0.000020", 30, 40));
  }

  @Test
  @DisplayName("version 2: what an older kernel does not tell is null")
  void aMissingNumberIsNull() throws IOException {
    file("proc/self/cgroup", "0::/job_7/step_batch\n");
    mounts("27 20 0:24 / %s rw - cgroup2 cgroup2 rw\n");
    file("groups/job_7/memory.current", "3000\n");
    assertThat(sample()).isEmpty();
    assertThat(lines())
        .containsExactly(line("cgroup2", "null", "null", "null", 3000, -1).replace("-1", "null"));
  }

  @Test
  @DisplayName("version 1, seen through a mount that shows a part of the tree only")
  void aMountOfAPartIsUnderstood() throws IOException {
    file(
        "proc/self/cgroup",
        """
        4:memory:/box/slurm/uid_0/job_7/step_batch/task_0
        3:cpu,cpuacct:/box/slurm/uid_0/job_7/step_batch
        0::/
        """);
    mounts(
        """
        31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
        35 31 0:32 /box %1$s/memory rw - cgroup cgroup rw,memory
        34 31 0:31 /box %1$s/cpu rw - cgroup cgroup rw,cpu,cpuacct
        """);
    file("groups/memory/slurm/uid_0/job_7/memory.usage_in_bytes", "11\n");
    file("groups/memory/slurm/uid_0/job_7/memory.max_usage_in_bytes", "12\n");
    file("groups/cpu/slurm/uid_0/job_7/cpuacct.usage", "2500000999\n");
    assertThat(sample()).isEmpty();
    assertThat(lines()).containsExactly(line("cgroup1", "null", "null", "2.500000", 11, 12));
  }

  @Test
  void aJobWithoutAGroupOfItsOwnIsTold() throws IOException {
    file("proc/self/cgroup", "0::/user.slice/job_77/x\n");
    mounts("27 20 0:24 / %s rw - cgroup2 cgroup2 rw\n");
    assertThat(sample())
        .isEqualTo(
            "cgroup degraded: Slurm has made no control group for the memory of the job on n1\n");
    assertThat(directory.resolve("cgroup.jsonl")).doesNotExist();
  }

  private static String line(
      String source, String step, String service, String cpu, long current, long peak) {
    return "{\"at\":\"now\",\"source\":\"%s\",\"step\":%s,\"service\":%s,\"cpu_seconds\":%s,\"memory_current_bytes\":%d,\"memory_peak_bytes\":%d}"
        .formatted(source, step, service, cpu, current, peak);
  }

  private void group(Path place, long micros, long current, long peak) throws IOException {
    file(place + "/cpu.stat", "usage_usec " + micros + "\nuser_usec 1\nsystem_usec 2\n");
    file(place + "/memory.current", current + "\n");
    file(place + "/memory.peak", peak + "\n");
  }

  private void mounts(String table) throws IOException {
    file("proc/self/mountinfo", table.formatted(directory.resolve("groups")));
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("cgroup.jsonl"));
  }

  /** Takes one sample with another /proc, and gives what was said. */
  private String sample() throws IOException {
    String part =
        ShellPart.read("cgroups.sh", name -> SlurmDialect.class.getResourceAsStream(name));
    Path script =
        Files.writeString(
            directory.resolve("script"),
            STUBS + part.replace("/proc/", directory + "/proc/") + "hc_sample_cgroup\n");
    Process process =
        new ProcessBuilder("bash", script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader()) {
      String said = out.lines().map(l -> l + "\n").reduce("", String::concat);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return said;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
