package dev.hpccompose.runtime.spi;

import dev.hpccompose.images.ImageNeeds;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What checks look at.
 *
 * @param plan the job; absent when only the site is looked at
 * @param images the images of the job
 * @param submitDirectory where the job starts and its records lie, absolute
 * @param cache where images are kept
 * @param client the scheduler
 * @param environment the environment for tools
 */
public record CheckSubject(
    Optional<Plan> plan,
    ImageNeeds images,
    Path submitDirectory,
    CacheDirectory cache,
    SchedulerClient client,
    Map<String, String> environment) {

  public CheckSubject {
    environment = Map.copyOf(environment);
  }

  /** Whether other machines run the job. */
  public boolean isShared() {
    return !client.name().equals("local");
  }
}
