package dev.hpccompose.scheduler.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsRunTest {

  /** Answers what nvidia-smi answers to exactly these questions, and refuses any other. */
  private static final String NVIDIA_SMI =
      """
      #!/bin/bash
      [[ $2 == --format=csv,noheader,nounits && $# == 2 ]] || exit 9
      case $1 in
        --query-gpu=index,uuid,name,utilization.gpu,utilization.memory,memory.used,memory.total,temperature.gpu,power.draw)
          echo '0, GPU-aa, NVIDIA "A100", 97, 45, 30000, 40960, 61, 250.31'
          echo '1, GPU-bb, NVIDIA A100, [N/A], [Not Supported], 0, 40960, 30, [N/A]' ;;
        --query-compute-apps=gpu_uuid,pid,process_name,used_memory)
          echo 'GPU-aa, 4711, /opt/my, odd/python, 29000' ;;
        *) exit 8 ;;
      esac
      """;

  /** Answers what sstat answers in every version. */
  private static final String SSTAT =
      """
      #!/bin/bash
      [[ "$*" == '--noconvert -a -P -n -j 77 -o JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve' ]] || exit 9
      echo '77.batch|1|213503982334-14:25:51|0|2000K|cpu=00:00:00,mem=0'
      echo '77.0|2|1-02:03:04.567|1536000|1.50M|cpu=00:00:01,energy=0,fs/disk=2028,mem=1500K,pages=0,vmem=3G'
      """;

  private static final String SLURM =
      """
      hc_step_names() { echo '77.0 app'; }
      hc_step_usage() { timeout 10 sstat --noconvert -a -P -n -j 77 -o JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve; }
      """;

  private static final Pattern USAGE =
      Pattern.compile(
          "\"source\":\"processes\",\"step\":null,\"service\":\"app\",\"cpu_seconds\":(?<cpu>\\d+\\.\\d\\d),"
              + "\"memory_current_bytes\":(?<current>\\d+),\"memory_peak_bytes\":(?<peak>\\d+)}");

  @TempDir private Path directory;

  @Test
  @DisplayName("S-155 without the block nothing is sampled")
  void nothing_is_sampled_without_it() {
    ScriptJob job = ScriptJob.of(directory, Draft.plan(Draft.of("app", "true")));
    assertThat(job.run()).isZero();
    assertThat(job.home().resolve("metrics")).doesNotExist();
    assertThat(job.facts(SamplingStarted.class)).isEmpty();
  }

  @Test
  @DisplayName(
      "S-156, S-158, S-159, S-161 devices, processes and steps are sampled at the interval")
  void samples_are_lines_of_json() throws IOException {
    tool("nvidia-smi", NVIDIA_SMI);
    tool("sstat", SSTAT);
    ScriptJob job = job("sleep 1.5", "gpu", "slurm").instead(SLURM);
    assertThat(job.run()).isZero();
    assertThat(job.fact(SamplingStarted.class))
        .isEqualTo(
            new SamplingStarted(
                Duration.ofSeconds(1), List.of(SampleCollector.GPU, SampleCollector.SLURM)));
    // one at the start, one after a second; at the end nothing runs that a tool could measure
    assertThat(job.fact(SamplingStopped.class)).isEqualTo(new SamplingStopped(2));
    assertThat(job.facts(SamplingDegraded.class)).isEmpty();
    assertThat(job.read("metrics/gpu.jsonl").lines().map(MetricsRunTest::withoutTime))
        .hasSize(4)
        .startsWith(
            "\"index\":0,\"uuid\":\"GPU-aa\",\"name\":\"NVIDIA"
                + " \\\"A100\\\"\",\"utilization_gpu_percent\":97,"
                + "\"utilization_memory_percent\":45,\"memory_used_mib\":30000,\"memory_total_mib\":40960,"
                + "\"temperature_c\":61,\"power_w\":250.31}",
            "\"index\":1,\"uuid\":\"GPU-bb\",\"name\":\"NVIDIA"
                + " A100\",\"utilization_gpu_percent\":null,"
                + "\"utilization_memory_percent\":null,\"memory_used_mib\":0,\"memory_total_mib\":40960,"
                + "\"temperature_c\":30,\"power_w\":null}");
    assertThat(job.read("metrics/gpu_processes.jsonl").lines().map(MetricsRunTest::withoutTime))
        .hasSize(2)
        .containsOnly(
            "\"gpu_uuid\":\"GPU-aa\",\"pid\":4711,\"process_name\":\"/opt/my,"
                + " odd/python\",\"used_memory_mib\":29000}");
    assertThat(job.read("metrics/slurm.jsonl").lines().map(MetricsRunTest::withoutTime))
        .hasSize(4)
        .contains(
            "\"step\":\"77.0\",\"service\":\"app\",\"ntasks\":2,\"ave_cpu_seconds\":93784.567,"
                + "\"ave_rss_bytes\":1536000,\"max_rss_bytes\":1572864,"
                + "\"ave_vmsize_bytes\":3221225472,\"ave_disk_read_bytes\":2028}",
            "\"step\":\"77.batch\",\"service\":null,\"ntasks\":1,\"ave_cpu_seconds\":null,"
                + "\"ave_rss_bytes\":0,\"max_rss_bytes\":2048000,"
                + "\"ave_vmsize_bytes\":null,\"ave_disk_read_bytes\":null}");
    assertThat(job.read("metrics/meta.json"))
        .contains("\"interval_seconds\":1", "\"samples\":2", "{\"name\":\"gpu\",\"state\":\"ok\"}");
  }

  @Test
  @DisplayName("S-158, S-159 what still runs when the job ends is sampled once more")
  void the_last_sample_is_taken_while_services_end() throws IOException {
    tool("sstat", SSTAT);
    tool("nvidia-smi", NVIDIA_SMI);
    ScriptJob job = job("trap 'sleep 0.5; exit' TERM; sleep 60 & wait", 60, "gpu", "slurm");
    try (ScriptJob.Running running = job.instead(SLURM).start()) {
      running.awaitFile("metrics/slurm.jsonl");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.fact(SamplingStopped.class)).isEqualTo(new SamplingStopped(2));
    assertThat(job.read("metrics/gpu.jsonl").lines()).hasSize(4);
    assertThat(job.read("metrics/slurm.jsonl").lines()).hasSize(4);
  }

  @Test
  @DisplayName("S-160 devices are sampled on the first node only, steps as a whole")
  void other_nodes_are_not_asked_for_their_devices() throws IOException {
    tool(
        "nvidia-smi", NVIDIA_SMI.replace("case $1", "echo $$ $1 >>%s; case $1".formatted(calls())));
    tool("sstat", SSTAT);
    ScriptJob job =
        job("sleep 0.3", "gpu", "slurm")
            .instead(SLURM)
            .instead("eval \"engine_$(declare -f hc_allocation)\"")
            .instead(
                "hc_allocation() { engine_hc_allocation; HC_NODES=(n1 n2 n3); HC_PRIMARY=n1; }");
    assertThat(job.run()).isZero();
    int samples = job.fact(SamplingStopped.class).samples();
    assertThat(Files.readAllLines(calls()))
        .hasSize(2 * samples)
        .filteredOn(line -> line.contains("--query-gpu"))
        .hasSize(samples);
    assertThat(job.read("metrics/meta.json")).contains("\"node\":\"n1\"");
    assertThat(job.read("metrics/slurm.jsonl")).contains("\"step\":\"77.0\"", "\"ntasks\":2");
  }

  @Test
  @DisplayName("S-162 a missing tool degrades its collector only, and the job succeeds")
  void a_missing_tool_is_told_once() throws IOException {
    tool("sstat", SSTAT);
    ScriptJob job = job("sleep 1.2", "gpu", "slurm").instead(SLURM);
    assertThat(job.run()).isZero();
    assertThat(job.facts(SamplingDegraded.class))
        .extracting(SamplingDegraded::collector, SamplingDegraded::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                SampleCollector.GPU, "nvidia-smi is not installed on " + host(job)));
    assertThat(job.read("metrics/slurm.jsonl")).isNotEmpty();
    assertThat(job.home().resolve("metrics/gpu.jsonl")).doesNotExist();
    assertThat(job.read("metrics/meta.json"))
        .contains("{\"name\":\"gpu\",\"state\":\"degraded\",\"reason\":\"nvidia-smi is not");
  }

  @Test
  @DisplayName("S-162 a tool that fails or answers nonsense is told with what it said")
  void failing_tools_are_told() throws IOException {
    tool("nvidia-smi", "#!/bin/sh\necho 'NVIDIA-SMI has failed: no \"driver\"'; exit 9");
    tool("sstat", "#!/bin/sh\necho 'sstat: error: no steps' >&2; exit 1");
    ScriptJob job = job("sleep 1.2", "gpu", "slurm").instead(SLURM);
    assertThat(job.run()).isZero();
    assertThat(job.facts(SamplingDegraded.class))
        .containsExactly(
            new SamplingDegraded(
                SampleCollector.GPU, "nvidia-smi failed: NVIDIA-SMI has failed: no \"driver\""),
            new SamplingDegraded(SampleCollector.SLURM, "sstat: error: no steps"));
    tool("nvidia-smi", "#!/bin/sh\necho '<html>'");
    ScriptJob again = job("sleep 0.3", "gpu").attempt(1);
    assertThat(again.run()).isZero();
    assertThat(again.facts(SamplingDegraded.class))
        .contains(
            new SamplingDegraded(
                SampleCollector.GPU, "nvidia-smi gave an unexpected answer: <html>"));
  }

  @Test
  @DisplayName("S-162 a tool that hangs holds up neither the services nor the end")
  void a_hanging_tool_is_left_behind() throws IOException {
    tool("nvidia-smi", "#!/bin/sh\necho $$ >" + directory.resolve("pid") + "; exec sleep 61");
    ScriptJob job = job("sleep 0.3", "gpu");
    assertThat(job.run()).isZero();
    assertThat(job.fact(SamplingStopped.class).samples()).isZero();
    assertThat(ScriptJob.runs(Files.readString(directory.resolve("pid")).strip())).isFalse();
  }

  @Test
  @DisplayName("S-155 the cgroup collector measures a service and everything below it, in numbers")
  void processes_of_a_service_are_added_up() {
    ScriptJob job =
        job(
            "x=$(printf %050000000d 1); end=$(($(date +%s%N) + 900000000)); (while [ $(date +%s%N)"
                + " -lt $end ]; do :; done); sleep 0.6",
            "cgroup");
    assertThat(job.run()).isZero();
    assertThat(job.facts(SamplingDegraded.class)).isEmpty();
    List<Matcher> lines =
        job.read("metrics/cgroup.jsonl")
            .lines()
            .map(MetricsRunTest::withoutTime)
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
    ScriptJob job = job("sleep 0.3", "slurm");
    assertThat(job.run()).isZero();
    assertThat(job.facts(SamplingDegraded.class))
        .containsExactly(
            new SamplingDegraded(
                SampleCollector.SLURM, "the embedded engine does not measure its steps"));
  }

  private ScriptJob job(String command, String... collectors) {
    return job(command, 1, collectors);
  }

  private ScriptJob job(String command, int interval, String... collectors) {
    Metrics metrics = new Metrics(Duration.ofSeconds(interval), List.of(collectors));
    JobFeatures features =
        new JobFeatures(Optional.of(metrics), Optional.empty(), Optional.empty(), List.of());
    return ScriptJob.of(directory, Draft.plan(features, Draft.of("app", command)))
        .with("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path calls() {
    return directory.resolve("calls");
  }

  private static String host(ScriptJob job) {
    return job.fact(dev.hpccompose.events.AttemptEvent.AttemptStarted.class).host();
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("^\\{\"at\":\"[0-9T:.-]+Z\",", "");
  }
}
