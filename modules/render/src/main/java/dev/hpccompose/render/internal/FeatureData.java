package dev.hpccompose.render.internal;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.ShellWord;
import java.nio.file.Path;

/** What the supervisor does besides running services, as its variables. */
final class FeatureData {

  private static final String SEEN_RESUME = "/hpc-compose/resume";

  private final StringBuilder text = new StringBuilder();

  private FeatureData() {}

  /** All of them; {@code seesHost} when services see the directories of the host. */
  static String of(Plan plan, boolean seesHost) {
    FeatureData data = new FeatureData();
    data.resume(plan.features(), seesHost);
    return data.text.toString();
  }

  private void resume(JobFeatures features, boolean seesHost) {
    String directory = features.resume().map(Path::toString).orElse("");
    value("HC_RESUME", directory);
    value("HC_SEEN_RESUME", seesHost || directory.isEmpty() ? directory : SEEN_RESUME);
  }

  private void value(String name, String value) {
    text.append(name).append('=').append(ShellWord.of(value).text()).append('\n');
  }
}
