package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import java.nio.file.Path;

/** The features of the supervisor on the embedded engine. */
class FeatureLocalIT extends FeatureScenarios {

  FeatureLocalIT() {
    super(new Engine.Local());
  }

  @Override
  void assertSamples(Path metrics, History history) {
    assertThat(history.batch()).extracting(event -> event.type()).contains("sampling.degraded");
    assertThat(json(text(metrics.resolve("meta.json"))).path("samples").asInt()).isPositive();
  }
}
