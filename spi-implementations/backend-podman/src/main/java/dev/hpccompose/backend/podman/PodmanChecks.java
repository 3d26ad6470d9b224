package dev.hpccompose.backend.podman;

import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.process.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be wrong with Podman. */
public final class PodmanChecks implements CheckProvider {

  @Override
  public String name() {
    return "podman";
  }

  @Override
  public List<Check> checks(CheckSubject subject) {
    return subject.plan().isEmpty()
        ? List.of() // no cluster is asked for it
        : List.of(Check.always(CheckId.TOOL_PODMAN, () -> List.of(program(subject))));
  }

  private static Finding program(CheckSubject subject) {
    Optional<Path> program = Tool.find("podman", subject.environment());
    return program
        .<Finding>map(path -> new Finding.Passed("podman is " + path))
        .orElseGet(
            () ->
                new Finding.Blocker(
                    "required binary 'podman' was not found",
                    "services cannot be started",
                    "install it, or set runtime.backend: host"));
  }
}
