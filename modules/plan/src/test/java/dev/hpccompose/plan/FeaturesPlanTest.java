package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.JobFeatures.Artifacts;
import dev.hpccompose.plan.JobFeatures.Bundle;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.JobFeatures.Metrics;
import dev.hpccompose.spec.ArtifactsSpec;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.MetricsSpec;
import dev.hpccompose.spec.RendezvousClientSpec;
import dev.hpccompose.spec.ResumeSpec;
import dev.hpccompose.spec.SlurmSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesPlanTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;

  @Test
  @DisplayName("what a spec does not name is not done (S-175, S-155, S-163)")
  void nothingIsDoneUnasked() {
    assertThat(plan(Optional.empty(), Optional.empty(), Optional.empty()).features())
        .isEqualTo(JobFeatures.none());
  }

  @Test
  @DisplayName("metrics that are switched off are not sampled (S-155)")
  void metricsAreSampledWhenEnabled() {
    List<MetricsSpec.Collector> slurm = List.of(MetricsSpec.Collector.SLURM);
    assertThat(
            plan(
                    Optional.of(new MetricsSpec(true, SECOND, slurm)),
                    Optional.empty(),
                    Optional.empty())
                .features()
                .metrics())
        .contains(new Metrics(SECOND, List.of("slurm")));
    assertThat(
            plan(
                    Optional.of(new MetricsSpec(false, SECOND, slurm)),
                    Optional.empty(),
                    Optional.empty())
                .features()
                .metrics())
        .isEmpty();
  }

  @DisplayName("the export directory is beside the spec and keeps the job's id open (S-165, S-166)")
  @ParameterizedTest
  @CsvSource({
    "./results/${SLURM_JOB_ID}, DIR/results/${SLURM_JOB_ID}",
    "../out/x, PARENT/out/x",
    "/abs/${SLURM_JOB_ID}/y, /abs/${SLURM_JOB_ID}/y",
  })
  void resolvesTheExportDirectory(String written, String expected) {
    ArtifactsSpec artifacts =
        new ArtifactsSpec(
            ArtifactsSpec.Collect.ON_FAILURE,
            Specs.at(written),
            List.of(new ArtifactsSpec.Bundle("default", List.of(Specs.at("/hpc-compose/job/a")))));
    assertThat(
            plan(Optional.empty(), Optional.of(artifacts), Optional.empty()).features().artifacts())
        .contains(
            new Artifacts(
                "on_failure",
                expected
                    .replace("DIR", directory.toString())
                    .replace("PARENT", directory.resolve("..").normalize().toString()),
                List.of(new Bundle("default", List.of("/hpc-compose/job/a")))));
  }

  @DisplayName(
      "a resume directory of one node is a warning, and is planned (S-176, S-178, S-183, D-4)")
  @ParameterizedTest
  @CsvSource({
    "/shared/runs, false",
    "/tmp/x, true",
    "/var/tmp, true",
    "/tmpfs/x, false",
    "/dev/shm/x, true"
  })
  void warnsOfNodeLocalResume(String path, boolean warned) {
    PlanResult result =
        result(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ResumeSpec(Specs.at(Path.of(path)))));
    assertThat(Plans.codes(result)).isEqualTo(warned ? List.of("W0604@1:1") : List.of());
    assertThat(result.plan().orElseThrow().features().resume()).contains(Path.of(path));
  }

  @Test
  @DisplayName("endpoints of other jobs and the variables that tell of them (S-119 to S-121)")
  void namesTheVariablesOfAnEndpoint() {
    ComposeSpec spec =
        Specs.job(
            spec(),
            old ->
                section(
                    old,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new RendezvousClientSpec(Specs.at("model-server.v2"), SECOND))));
    Endpoint endpoint = planned(spec).plan().orElseThrow().features().rendezvous().getFirst();
    assertThat(endpoint).isEqualTo(new Endpoint("model-server.v2", SECOND));
    assertThat(endpoint.variables()).isEqualTo("HPC_COMPOSE_RDZV_MODEL_SERVER_V2");
  }

  private Plan plan(
      Optional<MetricsSpec> metrics,
      Optional<ArtifactsSpec> artifacts,
      Optional<ResumeSpec> resume) {
    return result(metrics, artifacts, resume).plan().orElseThrow();
  }

  private PlanResult result(
      Optional<MetricsSpec> metrics,
      Optional<ArtifactsSpec> artifacts,
      Optional<ResumeSpec> resume) {
    return planned(Specs.job(spec(), old -> section(old, metrics, artifacts, resume, List.of())));
  }

  private static PlanResult planned(ComposeSpec spec) {
    return Planner.plan(spec, new PlanContext(Plans.HOME, Optional.empty()));
  }

  private ComposeSpec spec() {
    return Plans.spec(directory, "services:\n  app: {image: a}\n");
  }

  private static SlurmSection section(
      SlurmSection old,
      Optional<MetricsSpec> metrics,
      Optional<ArtifactsSpec> artifacts,
      Optional<ResumeSpec> resume,
      List<RendezvousClientSpec> rendezvous) {
    return new SlurmSection(
        old.jobName(),
        old.resources(),
        old.options(),
        old.cacheDir(),
        old.setup(),
        old.submitArgs(),
        old.main(),
        metrics,
        artifacts,
        resume,
        rendezvous);
  }
}
