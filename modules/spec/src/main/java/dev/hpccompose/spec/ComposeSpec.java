package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A validated spec, as written: defaults that depend on the machine are not filled in yet.
 *
 * @param file absolute path of the file
 * @param name {@code name}
 * @param backend {@code runtime.backend}; {@link Backend#PYXIS} when the spec is silent
 * @param slurm {@code x-slurm}
 * @param services {@code services} of this run, in the order of the file; never empty
 * @param secrets {@code secrets}
 * @param configs {@code configs}
 */
public record ComposeSpec(
    Path file,
    Optional<Located<String>> name,
    Backend backend,
    SlurmSection slurm,
    List<ServiceSpec> services,
    List<FileResource> secrets,
    List<FileResource> configs) {

  public ComposeSpec {
    services = List.copyOf(services);
    secrets = List.copyOf(secrets);
    configs = List.copyOf(configs);
  }

  /** The directory against which relative paths of the host are resolved. */
  public Path directory() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** The service with this name. */
  public Optional<ServiceSpec> service(String wanted) {
    return services.stream().filter(service -> service.name().value().equals(wanted)).findFirst();
  }

  /** The service whose end ends the job, named by {@code x-slurm.main} or {@code main: true}. */
  public Optional<Located<String>> main() {
    return slurm
        .main()
        .or(() -> services.stream().filter(ServiceSpec::main).map(ServiceSpec::name).findFirst());
  }
}
