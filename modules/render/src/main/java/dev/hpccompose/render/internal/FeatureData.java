package dev.hpccompose.render.internal;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Artifacts;
import dev.hpccompose.plan.JobFeatures.Bundle;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the supervisor does besides running services, as its variables. */
final class FeatureData {

  private static final String SEEN_RESUME = "/hpc-compose/resume";

  private final StringBuilder text = new StringBuilder();

  private FeatureData() {}

  /** All of them; {@code seesHost} when services see the directories of the host. */
  static String of(Plan plan, boolean seesHost) {
    FeatureData data = new FeatureData();
    data.resume(plan.features(), seesHost);
    data.artifacts(plan.features());
    return data.text.toString();
  }

  private void resume(JobFeatures features, boolean seesHost) {
    String directory = features.resume().map(Path::toString).orElse("");
    value("HC_RESUME", directory);
    value("HC_SEEN_RESUME", seesHost || directory.isEmpty() ? directory : SEEN_RESUME);
  }

  private void artifacts(JobFeatures features) {
    value("HC_COLLECT", features.artifacts().map(Artifacts::collect).orElse(""));
    List<Bundle> bundles = features.artifacts().map(Artifacts::bundles).orElse(List.of());
    array("HC_BUNDLE", bundles.stream().flatMap(b -> b.paths().stream().map(_ -> b.name())));
    array("HC_PATTERN", bundles.stream().flatMap(bundle -> bundle.paths().stream()));
  }

  private void array(String name, Stream<String> values) {
    String words = values.map(ShellWord::of).map(ShellWord::text).collect(Collectors.joining(" "));
    text.append(name).append("=(").append(words).append(")\n");
  }

  private void value(String name, String value) {
    text.append(name).append('=').append(ShellWord.of(value).text()).append('\n');
  }
}
