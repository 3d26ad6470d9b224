package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.Redaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that {@code inspect} knows about a job before it runs.
 *
 * @param plan the plan
 * @param runs the directory in which the directory of a run will be made, absolute
 * @param images the files behind the images, by service
 * @param redaction hides its secrets
 */
public record Inspection(
    Plan plan, Path runs, Map<String, List<ImageFile>> images, Redaction redaction) {

  public Inspection {
    images = Map.copyOf(images);
  }

  /** The files behind the image of a service. */
  List<ImageFile> images(ServicePlan service) {
    return images.getOrDefault(service.name(), List.of());
  }

  /** Whether the services run in containers. */
  private boolean usesImages() {
    return plan.services().stream().anyMatch(service -> service.image().isPresent());
  }

  /** What a service will find in its container, the mounts of every service included. */
  List<Mount> mounts(ServicePlan service) {
    List<Mount> mounts = new ArrayList<>();
    if (usesImages()) {
      mounts.add(new Mount(runs.resolve("<job id>"), "/hpc-compose/job", false));
      plan.features()
          .resume()
          .ifPresent(directory -> mounts.add(new Mount(directory, "/hpc-compose/resume", false)));
    }
    mounts.addAll(service.mounts());
    return mounts;
  }
}
