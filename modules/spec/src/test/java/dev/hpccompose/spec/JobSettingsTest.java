package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code x-slurm} of the top level says. */
class JobSettingsTest {

  @TempDir Path directory;

  private SlurmSection slurm(String yaml) {
    return Specs.good(directory, spec(yaml), Map.of("HOME", "/home/u", "TEAM", "ml")).slurm();
  }

  private String option(String yaml, String name) {
    return Optional.ofNullable(slurm(yaml).options().get(name)).orElseThrow().value();
  }

  private static String spec(String yaml) {
    return "x-slurm:\n" + yaml.indent(2) + "services: {app: {image: redis}}\n";
  }

  private List<DiagnosticCode> codes(String yaml) {
    return Specs.load(directory, spec(yaml), Map.of("HOME", "/home/u")).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  @DisplayName("each key has its place (S-133 to S-149)")
  void readsEachKey() {
    SlurmSection slurm =
        slurm(
            """
            job_name: j
            partition: p
            account: a
            qos: q
            time: "30"
            nodes: 2
            ntasks: 8
            ntasks_per_node: 4
            cpus_per_task: 3
            mem: 4G
            gres: gpu:2
            constraint: a&b
            output: o
            error: e
            chdir: /d
            cache_dir: cache/$TEAM
            """);
    assertThat(slurm.jobName().orElseThrow().value()).isEqualTo("j");
    assertThat(slurm.options())
        .extractingFromEntries(option -> option.getKey() + "=" + option.getValue().value())
        .containsExactly(
            "partition=p",
            "account=a",
            "qos=q",
            "time=30",
            "constraint=a&b",
            "output=o",
            "error=e",
            "chdir=/d");
    Resources sizes = slurm.resources();
    assertThat(sizes.nodes().orElseThrow().value()).isEqualTo(2);
    assertThat(sizes.ntasks().orElseThrow().value()).isEqualTo(8);
    assertThat(sizes.ntasksPerNode().orElseThrow().value()).isEqualTo(4);
    assertThat(sizes.cpusPerTask().orElseThrow().value()).isEqualTo(3);
    assertThat(sizes.mem().orElseThrow().value()).isEqualTo(new Memory("4G", 4 << 20));
    assertThat(sizes.gres().orElseThrow().value().gpus()).isEqualTo(2);
    assertThat(slurm.cacheDir().orElseThrow().value()).isEqualTo(directory.resolve("cache/ml"));
  }

  @Test
  @DisplayName("nothing is filled in for what is not said (S-138, S-149)")
  void saysNothingByItself() {
    SlurmSection slurm = slurm("job_name: j");
    assertThat(slurm.resources().nodes()).isEmpty();
    assertThat(slurm.cacheDir()).isEmpty();
    assertThat(slurm.options()).isEmpty();
    assertThat(slurm.metrics()).isEmpty();
    assertThat(slurm.artifacts()).isEmpty();
    assertThat(slurm.resume()).isEmpty();
  }

  @Test
  @DisplayName("gres wins over gpus with a warning (S-144, S-154, D-6)")
  void gresWinsOverGpus() {
    assertThat(codes("gres: gpu:1\ngpus: 2")).containsExactly(DiagnosticCode.KEY_OVERRULED);
    assertThat(codes("gpus: 2")).isEmpty();
    assertThat(slurm("gpus: 2").resources().gpus().orElseThrow().value()).isEqualTo(2);
  }

  @Test
  @DisplayName("setup and submit_args stay as they are (S-151, S-152)")
  void keepsRawText() {
    SlurmSection slurm = slurm("setup: ['module load \"a  b\" $X']\nsubmit_args: ['--exclusive']");
    assertThat(slurm.setup().getFirst().value()).isEqualTo("module load \"a  b\" $X");
    assertThat(slurm.submitArgs().getFirst().value()).isEqualTo("--exclusive");
  }

  @Test
  @DisplayName("arrays are refused, reservations and raw options pass (S-005, S-006, S-007)")
  void refusesArrays() {
    assertThat(codes("array: 1-3")).containsExactly(DiagnosticCode.UNSUPPORTED_KEY);
    assertThat(codes("submit_args: [--array=1-3]")).containsExactly(DiagnosticCode.RAW_OPTION);
    assertThat(codes("submit_args: [--reservation=course]")).isEmpty();
    assertThat(option("reservation: course", "reservation")).isEqualTo("course");
  }

  @Test
  void requeueIsAFlagWithAndWithoutNo() {
    assertThat(slurm("requeue: true").options()).containsOnlyKeys("requeue");
    assertThat(slurm("requeue: false").options()).containsOnlyKeys("no-requeue");
    assertThat(option("requeue: true", "requeue")).isEmpty();
  }

  @Test
  void oneJobOrSeveralMustSucceedFirst() {
    assertThat(option("after_job: 12", "dependency")).isEqualTo("afterok:12");
    assertThat(option("after_job: [12, 13]", "dependency")).isEqualTo("afterok:12:13");
    assertThat(option("dependency: 'afterany:12?singleton'", "dependency"))
        .isEqualTo("afterany:12?singleton");
    assertThat(codes("dependency: singleton\nafter_job: 1"))
        .containsExactly(DiagnosticCode.KEYS_EXCLUDE);
  }

  @Test
  @DisplayName("metrics are on when the block is there (S-155 to S-157)")
  void readsMetrics() {
    assertThat(slurm("metrics: {}").metrics())
        .contains(
            new MetricsSpec(
                true,
                Duration.ofSeconds(5),
                List.of(MetricsSpec.Collector.GPU, MetricsSpec.Collector.SLURM)));
    assertThat(slurm("metrics: {enabled: false}").metrics().orElseThrow().enabled()).isFalse();
    assertThat(codes("metrics: {interval_seconds: 0}"))
        .containsExactly(DiagnosticCode.OUT_OF_RANGE);
    assertThat(codes("metrics: {collectors: [cpu]}")).containsExactly(DiagnosticCode.UNKNOWN_WORD);
  }

  @Test
  @DisplayName("artifacts have bundles, and the job's id stays a reference (S-163 to S-172)")
  void readsArtifacts() {
    ArtifactsSpec artifacts =
        slurm(
                """
                artifacts:
                  export_dir: out/$TEAM/${SLURM_JOB_ID}
                  paths: [/hpc-compose/job/**]
                  bundles: {models-1: {paths: ["/hpc-compose/job/*.pt"]}}
                """)
            .artifacts()
            .orElseThrow();
    assertThat(artifacts.collect()).isEqualTo(ArtifactsSpec.Collect.ALWAYS);
    assertThat(artifacts.exportDir().value()).isEqualTo("out/ml/${SLURM_JOB_ID}");
    assertThat(artifacts.bundles())
        .extracting(ArtifactsSpec.Bundle::name)
        .containsExactly("default", "models-1");
  }

  @Test
  @DisplayName("the id of a job that submits another one is not taken (S-166)")
  void keepsTheReferenceInsideAnotherJob() {
    for (String written : List.of("out/$SLURM_JOB_ID", "out/${SLURM_JOB_ID}")) {
      ComposeSpec spec =
          Specs.good(
              directory,
              spec("artifacts: {export_dir: '" + written + "', paths: [/hpc-compose/job/a]}"),
              Map.of("SLURM_JOB_ID", "77"));
      assertThat(spec.slurm().artifacts().orElseThrow().exportDir().value())
          .isEqualTo("out/${SLURM_JOB_ID}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{export_dir: a}",
        "{paths: [/hpc-compose/job/a]}",
        "{export_dir: a, paths: []}",
        "{export_dir: a, paths: [a]}",
        "{export_dir: a, paths: [/hpc-compose/job]}",
        "{export_dir: a, paths: [/hpc-compose/jobs/x]}",
        "{export_dir: a, paths: [/hpc-compose/job/a/../../x]}",
        "{export_dir: a, paths: [/hpc-compose/job/artifacts]}",
        "{export_dir: a, paths: [/hpc-compose/job//artifacts/x]}",
        "{export_dir: a, paths: [/hpc-compose/job/./artifacts/x]}",
        "{export_dir: a, bundles: {default: {paths: [/hpc-compose/job/a]}}}",
        "{export_dir: a, bundles: {a.b: {paths: [/hpc-compose/job/a]}}}"
      })
  @DisplayName("other artifacts are refused (S-165, S-168 to S-171)")
  void refusesOtherArtifacts(String artifacts) {
    assertThat(codes("artifacts: " + artifacts)).hasSize(1);
  }

  @Test
  @DisplayName("the path of resume is absolute and of the host (S-175, S-176, S-177, S-178)")
  void readsResume() {
    assertThat(slurm("resume: {path: /scratch/s}").resume())
        .map(resume -> resume.path().value())
        .contains(Path.of("/scratch/s"));
    assertThat(codes("resume: {path: /tmp/s}")).isEmpty();
    assertThat(codes("resume: {path: /hpc-compose/job}")).containsExactly(DiagnosticCode.BAD_PATH);
    assertThat(codes("resume: {path: /x/../hpc-compose}")).containsExactly(DiagnosticCode.BAD_PATH);
    assertThat(codes("resume: {path: s}")).containsExactly(DiagnosticCode.BAD_PATH);
    assertThat(codes("resume: {}")).containsExactly(DiagnosticCode.MISSING_KEY);
  }

  @Test
  @DisplayName("a client names endpoints in three forms (S-119, S-123)")
  void readsRendezvous() {
    assertThat(slurm("rendezvous: model-server").rendezvous())
        .extracting(client -> client.name().value() + " " + client.timeout().toSeconds())
        .containsExactly("model-server 300");
    assertThat(slurm("rendezvous: [a, {name: b.c, timeout_seconds: 7}]").rendezvous())
        .extracting(client -> client.name().value() + " " + client.timeout().toSeconds())
        .containsExactly("a 300", "b.c 7");
    assertThat(slurm("rendezvous: {name: a}").rendezvous()).hasSize(1);
    assertThat(codes("rendezvous: ..")).containsExactly(DiagnosticCode.BAD_WORD);
    assertThat(codes("rendezvous: a/b")).containsExactly(DiagnosticCode.BAD_WORD);
  }
}
