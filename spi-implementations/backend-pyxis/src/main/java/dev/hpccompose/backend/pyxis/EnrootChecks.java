package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enroot on this machine.
 *
 * @param subject what is looked at
 */
record EnrootChecks(CheckSubject subject) {

  private static final String FOUND = "required binary 'enroot' was not found";
  private static final String ADVICE =
      "load the site's module for Enroot, or name it with --enroot-bin PATH";

  /** A root file system unpacked, and a squashfs file made from it. */
  private static final long ENOUGH = 5L << 30;

  List<Finding> program() {
    Optional<Path> program = Tool.find("enroot", subject.environment());
    if (program.isPresent()) {
      return List.of(new Finding.Passed("enroot is " + program.get()));
    }
    if (subject.plan().isEmpty()) {
      return List.of(new Finding.Warning(FOUND, "no image can be made here", ADVICE));
    }
    return subject.images().mode() == Mode.NOTHING ? List.of() : absent();
  }

  private List<Finding> absent() {
    List<ImageArtifact> missing = subject.images().missing();
    if (missing.isEmpty()) {
      return List.of();
    }
    boolean prepares = missing.stream().anyMatch(artifact -> artifact.prepared().isPresent());
    return List.of(
        prepares
            ? new Finding.Blocker(FOUND, "images cannot be prepared on this machine", ADVICE)
            : new Finding.Warning(
                FOUND, "every node fetches the images when the job starts", ADVICE));
  }

  List<Finding> version() {
    EnrootPreparer preparer = new EnrootPreparer(subject.environment());
    return preparer.unavailable().isPresent()
        ? List.of()
        : List.of(new Finding.Passed(preparer.tool()));
  }

  List<Finding> directories() throws IOException {
    boolean used = subject.plan().isEmpty() || !subject.images().fetched().isEmpty();
    if (!used || subject.images().mode() == Mode.NOTHING) {
      return List.of();
    }
    EnrootPlaces places = new EnrootPlaces(subject.environment());
    List<Finding> findings = new ArrayList<>();
    Optional<Path> data = places.data();
    if (data.isPresent()) {
      findings.add(LocalDisk.of("ENROOT_DATA_PATH", data.get(), 0));
    }
    Optional<Path> temporary = places.temporary();
    if (temporary.isPresent()) {
      findings.add(LocalDisk.of("ENROOT_TEMP_PATH", temporary.get(), ENOUGH));
    }
    return findings;
  }
}
