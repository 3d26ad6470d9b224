package dev.hpccompose.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service, resolved.
 *
 * @param name its name in the spec
 * @param token its name in file names: ASCII letters, digits, {@code -} and {@code _} only, unique
 *     within the plan
 * @param image the image reference as the backend gets it, such as {@code docker://redis:7} or an
 *     absolute path; absent for host processes
 * @param invocation what is executed
 * @param environment variables of the service, in the order of the spec
 * @param mounts bind mounts, in the order of the spec
 * @param workingDir directory in which the service starts
 * @param dependencies what it waits for
 * @param readiness its readiness gate
 * @param failurePolicy what happens when it fails
 * @param step the shape of its step
 * @param stop how it is stopped
 * @param container what it asks from what is around its process
 * @param registration the endpoint that it provides to other jobs
 * @param preparation how its image is made
 * @param lifecycle what belongs to its beginning and its end
 */
public record ServicePlan(
    String name,
    String token,
    Optional<String> image,
    Invocation invocation,
    Map<String, String> environment,
    List<Mount> mounts,
    Optional<String> workingDir,
    List<Dependency> dependencies,
    Optional<Readiness> readiness,
    FailurePolicy failurePolicy,
    Step step,
    Stop stop,
    ContainerOptions container,
    Optional<Registration> registration,
    Optional<Preparation> preparation,
    Lifecycle lifecycle) {

  public ServicePlan {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    mounts = List.copyOf(mounts);
    dependencies = List.copyOf(dependencies);
  }

  /** A service without hooks, of which 0 alone is a success. */
  public ServicePlan(
      String name,
      String token,
      Optional<String> image,
      Invocation invocation,
      Map<String, String> environment,
      List<Mount> mounts,
      Optional<String> workingDir,
      List<Dependency> dependencies,
      Optional<Readiness> readiness,
      FailurePolicy failurePolicy,
      Step step,
      Stop stop,
      ContainerOptions container,
      Optional<Registration> registration,
      Optional<Preparation> preparation) {
    this(
        name,
        token,
        image,
        invocation,
        environment,
        mounts,
        workingDir,
        dependencies,
        readiness,
        failurePolicy,
        step,
        stop,
        container,
        registration,
        preparation,
        Lifecycle.plain());
  }

  /** The same service with another beginning and end. */
  public ServicePlan with(Lifecycle other) {
    return copy(image, invocation, environment, workingDir, other);
  }

  /** The same service, run from another image. */
  public ServicePlan with(String otherImage, Invocation otherInvocation) {
    return copy(Optional.of(otherImage), otherInvocation, environment, workingDir, lifecycle);
  }

  /** The same service, started in a directory unless the spec names another one. */
  public ServicePlan startingIn(String directory) {
    Optional<String> place = workingDir.or(() -> Optional.of(directory));
    return copy(image, invocation, environment, place, lifecycle);
  }

  /** The service as one of its hooks sees it: its own variables and directory come first. */
  public ServicePlan seenBy(Hook hook) {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.putAll(hook.environment());
    Optional<String> directory = hook.workingDir().or(() -> workingDir);
    return copy(image, invocation, variables, directory, lifecycle);
  }

  private ServicePlan copy(
      Optional<String> image,
      Invocation invocation,
      Map<String, String> environment,
      Optional<String> workingDir,
      Lifecycle lifecycle) {
    return new ServicePlan(
        name,
        token,
        image,
        invocation,
        environment,
        mounts,
        workingDir,
        dependencies,
        readiness,
        failurePolicy,
        step,
        stop,
        container,
        registration,
        preparation,
        lifecycle);
  }

  /** Whether commands run beside its process, inside its container where it has one. */
  public boolean isEntered() {
    return lifecycle.hasHooks()
        || readiness.filter(gate -> gate.probe() instanceof Readiness.Probe.Exec).isPresent();
  }

  /** A service without anything special. */
  public ServicePlan(
      String name,
      String token,
      Optional<String> image,
      Invocation invocation,
      Map<String, String> environment,
      List<Mount> mounts,
      Optional<String> workingDir,
      List<Dependency> dependencies,
      Optional<Readiness> readiness,
      FailurePolicy failurePolicy,
      Step step,
      Duration stopGrace) {
    this(
        name,
        token,
        image,
        invocation,
        environment,
        mounts,
        workingDir,
        dependencies,
        readiness,
        failurePolicy,
        step,
        Stop.within(stopGrace),
        ContainerOptions.none(),
        Optional.empty(),
        Optional.empty());
  }
}
