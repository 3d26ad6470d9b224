package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * One service, as written.
 *
 * @param name its key under {@code services}
 * @param span its whole mapping
 * @param image {@code image}
 * @param program what it executes
 * @param environment {@code env_file} and {@code environment}, each name once
 * @param volumes {@code volumes}
 * @param secrets {@code secrets}
 * @param configs {@code configs}
 * @param dependsOn {@code depends_on}, each service once
 * @param readiness {@code readiness} or {@code healthcheck}
 * @param main {@code main}: whether its end ends the job
 * @param slurm {@code x-slurm} of the service, and what Compose's own keys mean in its terms
 * @param stop how it is stopped
 * @param container what it asks from its container
 * @param prepare {@code x-runtime.prepare}
 * @param ports {@code ports} and {@code expose}
 * @param profiles {@code profiles}; empty when it belongs to every run
 * @param lifecycle its hooks, and which ends are good
 */
public record ServiceSpec(
    Located<String> name,
    SourceSpan span,
    Optional<Located<ImageReference>> image,
    ProgramSpec program,
    List<VariableSpec> environment,
    List<Located<VolumeSpec>> volumes,
    List<FileGrant> secrets,
    List<FileGrant> configs,
    List<DependencySpec> dependsOn,
    Optional<Located<ReadinessSpec>> readiness,
    boolean main,
    ServiceSlurm slurm,
    StopSpec stop,
    ContainerSpec container,
    Optional<PrepareSpec> prepare,
    List<PortSpec> ports,
    List<Located<String>> profiles,
    LifecycleSpec lifecycle) {

  public ServiceSpec {
    environment = List.copyOf(environment);
    volumes = List.copyOf(volumes);
    secrets = List.copyOf(secrets);
    configs = List.copyOf(configs);
    dependsOn = List.copyOf(dependsOn);
    ports = List.copyOf(ports);
    profiles = List.copyOf(profiles);
  }
}
