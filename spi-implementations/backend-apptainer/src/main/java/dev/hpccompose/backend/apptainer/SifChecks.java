package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tool on this machine.
 *
 * @param tool which of them
 * @param subject what is looked at
 */
record SifChecks(SifTool tool, CheckSubject subject) {

  /** A root file system unpacked, and a file made from it. */
  private static final long ENOUGH = 5L << 30;

  List<Check> all() {
    KernelRights rights =
        new KernelRights(Path.of("/"), program(), "root".equals(System.getProperty("user.name")));
    return List.of(
        Check.always(CheckId.TOOL_APPTAINER, this::presence),
        Check.onRequest(CheckId.APPTAINER_VERSION, this::version),
        Check.onRequest(
            CheckId.APPTAINER_RIGHTS, () -> program().isPresent() ? rights.findings() : List.of()),
        Check.always(CheckId.APPTAINER_DIRECTORY, this::directory),
        Check.always(CheckId.REGISTRY_CREDENTIALS, this::credentials));
  }

  private Optional<Path> program() {
    return Tool.find(tool.program(), subject.environment());
  }

  private List<Finding> presence() {
    Optional<Path> program = program();
    if (program.isPresent()) {
      return List.of(new Finding.Passed(tool.program() + " is " + program.get()));
    }
    return subject.plan().isEmpty() || subject.images().mode() == Mode.NOTHING
        ? List.of()
        : absent();
  }

  private List<Finding> absent() {
    String found = "required binary '" + tool.program() + "' was not found";
    String advice =
        "load the site's module for "
            + tool.title()
            + ", or name the program with --"
            + tool.program()
            + "-bin PATH";
    List<ImageArtifact> missing = subject.images().missing();
    boolean prepares = missing.stream().anyMatch(artifact -> artifact.prepared().isPresent());
    if (!subject.isShared() || prepares) {
      String meaning =
          prepares ? "images cannot be prepared on this machine" : "services cannot be started";
      return List.of(new Finding.Blocker(found, meaning, advice));
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            new Finding.Warning(found, "every task fetches its image when it starts", advice));
  }

  private List<Finding> version() {
    return program().isEmpty()
        ? List.of()
        : List.of(new Finding.Passed(new SifPreparer(tool, subject.environment()).tool()));
  }

  private List<Finding> directory() throws IOException {
    if (subject.images().fetched().isEmpty() || subject.images().mode() == Mode.NOTHING) {
      return List.of();
    }
    String name = tool.prefix() + "TMPDIR";
    Path place = new SifPlaces(tool, subject.environment()).temporary();
    String what = name + " " + Storage.described(place);
    if (Storage.isNetwork(place)) {
      return List.of(
          new Finding.Warning(
              what + " is on a file system of several machines",
              "unpacking images there is slow, and may fail",
              "set " + name + " to a directory of a local disk"));
    }
    long free = Storage.free(place);
    return List.of(
        free < ENOUGH
            ? new Finding.Warning(
                what + " has " + Storage.text(free) + " left",
                "making an image may end with 'No space left on device'",
                "set " + name + " to a directory with more space")
            : new Finding.Passed(what + " is local and has " + Storage.text(free) + " left"));
  }

  private List<Finding> credentials() {
    if (subject.images().mode() == Mode.NOTHING) {
      return List.of();
    }
    SifPlaces places = new SifPlaces(tool, subject.environment());
    return new SifCredentials(tool, places).findings(subject.images().fetched());
  }
}
