package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.SampleCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
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

  /** What a scheduler tells of steps. */
  private static final String STEPS =
      """
      hc_sample_slurm() {
        hc_stamp
        printf '{"at":"%s","step":"%s"}\\n' "$HC_STAMP" 77.0 "$HC_STAMP" 77.batch >>"$HC_METRICS/slurm.jsonl"
      }
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("without the block nothing is sampled (S-155)")
  void nothingIsSampledWithoutIt() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "true"));
    assertThat(job.run()).isZero();
    assertThat(job.home().resolve("metrics")).doesNotExist();
    assertThat(job.facts(SamplingStarted.class)).isEmpty();
  }

  @Test
  @DisplayName(
      "devices, processes and steps are sampled at the interval (S-156, S-158, S-159, S-161)")
  void samplesAreLinesOfJson() throws IOException {
    tool("nvidia-smi", NVIDIA_SMI);
    ScriptJob job = job("sleep 1.5", "gpu", "slurm").instead(STEPS);
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
        .containsOnly("\"step\":\"77.0\"}", "\"step\":\"77.batch\"}");
    assertThat(job.read("metrics/meta.json"))
        .contains("\"interval_seconds\":1", "\"samples\":2", "{\"name\":\"gpu\",\"state\":\"ok\"}");
  }

  @Test
  @DisplayName("what still runs when the job ends is sampled once more (S-158, S-159)")
  void theLastSampleIsTakenWhileServicesEnd() throws IOException {
    tool("nvidia-smi", NVIDIA_SMI);
    ScriptJob job = job("trap 'sleep 0.5; exit' TERM; sleep 60 & wait", 60, "gpu", "slurm");
    try (ScriptJob.Running running = job.instead(STEPS).start()) {
      running.awaitFile("metrics/slurm.jsonl");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.fact(SamplingStopped.class)).isEqualTo(new SamplingStopped(2));
    assertThat(job.read("metrics/gpu.jsonl").lines()).hasSize(4);
    assertThat(job.read("metrics/slurm.jsonl").lines()).hasSize(4);
  }

  @Test
  @DisplayName("devices are sampled on the first node only, steps as a whole (S-160)")
  void otherNodesAreNotAskedForTheirDevices() throws IOException {
    tool(
        "nvidia-smi", NVIDIA_SMI.replace("case $1", "echo $$ $1 >>%s; case $1".formatted(calls())));
    ScriptJob job = job("sleep 0.3", "gpu", "slurm").instead(STEPS).nodes("n1", "n2", "n3");
    assertThat(job.run()).isZero();
    int samples = job.fact(SamplingStopped.class).samples();
    assertThat(Files.readAllLines(calls()))
        .hasSize(2 * samples)
        .filteredOn(line -> line.contains("--query-gpu"))
        .hasSize(samples);
    assertThat(job.read("metrics/meta.json")).contains("\"node\":\"n1\"");
    assertThat(job.read("metrics/slurm.jsonl")).contains("\"step\":\"77.0\"");
  }

  @Test
  @DisplayName("a missing tool degrades its collector only, and the job succeeds (S-162)")
  void aMissingToolIsToldOnce() throws IOException {
    ScriptJob job = job("sleep 1.2", "gpu", "slurm").instead(STEPS);
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
  @DisplayName("a tool that fails or answers nonsense is told with what it said (S-162)")
  void failingToolsAreTold() throws IOException {
    tool("nvidia-smi", "#!/bin/sh\necho 'NVIDIA-SMI has failed: no \"driver\"'; exit 9");
    ScriptJob job =
        job("sleep 1.2", "gpu", "slurm")
            .instead("hc_sample_slurm() { hc_degrade slurm 'no steps'; }");
    assertThat(job.run()).isZero();
    assertThat(job.facts(SamplingDegraded.class))
        .containsExactly(
            new SamplingDegraded(
                SampleCollector.GPU, "nvidia-smi failed: NVIDIA-SMI has failed: no \"driver\""),
            new SamplingDegraded(SampleCollector.SLURM, "no steps"));
    tool("nvidia-smi", "#!/bin/sh\necho '<html>'");
    ScriptJob again = job("sleep 0.3", "gpu").attempt(1);
    assertThat(again.run()).isZero();
    assertThat(again.facts(SamplingDegraded.class))
        .contains(
            new SamplingDegraded(
                SampleCollector.GPU, "nvidia-smi gave an unexpected answer: <html>"));
  }

  @Test
  @DisplayName("a tool that hangs holds up neither the services nor the end (S-162)")
  void aHangingToolIsLeftBehind() throws IOException {
    tool("nvidia-smi", "#!/bin/sh\necho $$ >" + directory.resolve("pid") + "; exec sleep 61");
    ScriptJob job = job("sleep 0.3", "gpu");
    assertThat(job.run()).isZero();
    assertThat(job.fact(SamplingStopped.class).samples()).isZero();
    assertThat(ScriptJob.runs(Files.readString(directory.resolve("pid")).strip())).isFalse();
  }

  private ScriptJob job(String command, String... collectors) {
    return job(command, 1, collectors);
  }

  private ScriptJob job(String command, int interval, String... collectors) {
    JobDraft draft =
        JobDraft.of(Draft.of("app", command)).samples(Duration.ofSeconds(interval), collectors);
    return ScriptJob.of(directory, draft).with("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
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
