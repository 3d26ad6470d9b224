package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.nio.file.Path;

/** The features of the supervisor as a batch job of Slurm: steps are sampled by the real sstat. */
@RealSlurm
class FeatureSlurmIT extends FeatureScenarios {

  FeatureSlurmIT(SlurmCluster cluster) {
    super(new Engine.Slurm(cluster));
  }

  @Override
  void assertSamples(Path metrics, History history) {
    assertThat(history.batch())
        .extracting(event -> event.type())
        .contains("sampling.stopped")
        .doesNotContain("sampling.degraded");
    assertThat(text(metrics.resolve("slurm.jsonl")).lines().map(FeatureScenarios::json))
        .anySatisfy(
            sample -> {
              assertThat(sample.path("service").asString("")).isEqualTo("app");
              assertThat(sample.path("ntasks").asInt()).isEqualTo(1);
              assertThat(sample.path("max_rss_bytes").asLong()).isPositive();
            });
  }
}
