package dev.hpccompose.cli.internal.command;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.system.process.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the services of a spec run as on this machine.
 *
 * @param backend what launches them
 * @param words the same for a person
 */
record LocalEngine(Backend backend, String words) {

  /** The first of them that is here; Enroot first, which runs what Pyxis would run on a cluster. */
  private static final List<Backend> CONTAINERS =
      List.of(Backend.ENROOT, Backend.APPTAINER, Backend.SINGULARITY, Backend.PODMAN);

  private static final String PROCESSES = "processes of this machine";

  /**
   * Chooses.
   *
   * @param wanted the backend of the spec, whose own tool comes first
   * @param environment says which tools are here
   */
  static LocalEngine of(Backend wanted, Map<String, String> environment) {
    if (!wanted.usesImages()) {
      return new LocalEngine(wanted, PROCESSES);
    }
    return Stream.concat(CONTAINERS.stream().filter(wanted::equals), CONTAINERS.stream())
        .flatMap(backend -> found(backend, environment).stream())
        .findFirst()
        .orElseGet(LocalEngine::none);
  }

  private static Optional<LocalEngine> found(Backend backend, Map<String, String> environment) {
    return Tool.find(backend.word(), environment).map(program -> with(backend, program));
  }

  private static LocalEngine with(Backend backend, Path program) {
    return new LocalEngine(backend, "containers of " + backend.word() + " (" + program + ")");
  }

  private static LocalEngine none() {
    String all = CONTAINERS.stream().map(Backend::word).collect(Collectors.joining(", "));
    return new LocalEngine(Backend.HOST, PROCESSES + ", which has none of " + all + " on the PATH");
  }
}
