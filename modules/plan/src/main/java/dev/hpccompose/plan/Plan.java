package dev.hpccompose.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One spec, resolved. The same spec in the same place with the same environment gives an equal
 * plan.
 *
 * @param jobName name of the job in the scheduler
 * @param composeFile absolute path of the spec
 * @param backend name of the container backend that launches the services
 * @param allocation what is asked from the scheduler
 * @param cache where images are cached
 * @param setup raw shell lines that run before any service, in order
 * @param services the services in start order: dependencies first, file order among equals
 * @param main name of the service whose end ends the job, where one is named
 * @param features what the supervisor does besides running services
 */
public record Plan(
    String jobName,
    Path composeFile,
    String backend,
    Allocation allocation,
    CacheDirectory cache,
    List<String> setup,
    List<ServicePlan> services,
    Optional<String> main,
    JobFeatures features) {

  public Plan {
    setup = List.copyOf(setup);
    services = List.copyOf(services);
  }

  /** A plan that does nothing besides running services, with a cache that is named outright. */
  public Plan(
      String jobName,
      Path composeFile,
      String backend,
      Allocation allocation,
      Path cacheDir,
      List<String> setup,
      List<ServicePlan> services,
      Optional<String> main) {
    this(
        jobName,
        composeFile,
        backend,
        allocation,
        CacheDirectory.given(cacheDir),
        setup,
        services,
        main,
        JobFeatures.none());
  }

  /** Where images are cached, absolute. */
  public Path cacheDir() {
    return cache.path();
  }

  /** The same plan with other services. */
  public Plan with(List<ServicePlan> otherServices) {
    return new Plan(
        jobName, composeFile, backend, allocation, cache, setup, otherServices, main, features);
  }
}
