package dev.hpccompose.runtime.internal.run;

import dev.hpccompose.runtime.run.RecordsRoot;
import dev.hpccompose.runtime.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The names under which a run is found: relative symbolic links in {@code .hpc-compose}. The
 * supervisor makes the same links; whoever is first wins, and the other one finds its work done.
 *
 * @param run the run that the links point to
 */
public record Links(RunDirectory run) {

  /**
   * Points a name to the run. A link to another run is replaced at once; whatever else is in its
   * place, a link of somebody else too, is set aside and never removed.
   *
   * @param name such as a job id, or {@code latest}
   */
  public void point(String name) throws IOException {
    Path root = run.root();
    Path link = root.resolve(name);
    Path target = root.relativize(run.path());
    if (pointsTo(link, target)) {
      return;
    }
    if (!isName(link)) {
      setAside(link);
    }
    Path fresh = root.resolve("." + name + "." + run.name() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Makes a run findable from the directory of its spec, where that is not the submit directory.
   * The pointer is relative where both lie in one tree, so that they can be moved together.
   *
   * @param composeFile the spec
   * @param run the run
   */
  public static void pointBeside(Path composeFile, RunDirectory run) throws IOException {
    RecordsRoot beside = RecordsRoot.in(composeFile.resolveSibling(""));
    if (beside.path().equals(run.root())) {
      return;
    }
    beside.makeRuns();
    Path link = beside.runs().resolve(run.name());
    Path target = target(beside.runs().toRealPath(), run);
    if (!Files.isSameFile(beside.runs(), run.path().resolveSibling(""))
        && !pointsTo(link, target)) {
      Files.createSymbolicLink(link, target);
    }
  }

  private static Path target(Path from, RunDirectory run) throws IOException {
    RecordsRoot root = new RecordsRoot(run.root());
    Path home = root.directory().toRealPath();
    Path real = home.resolve(root.directory().relativize(run.path()));
    return from.getName(0).equals(home.getName(0)) ? from.relativize(real) : run.path();
  }

  /**
   * Points {@code latest} to a run where it points to none. It is a convenience for people: nobody
   * reads it to find a run.
   *
   * @param newest the run
   */
  public static void repair(RunDirectory newest) {
    try {
      if (Files.notExists(newest.root().resolve("latest"))) {
        new Links(newest).point("latest");
      }
    } catch (IOException e) {
      // the next run makes it again
    }
  }

  /** Whether something in a {@code .hpc-compose} is a name of a run that was made here. */
  public static boolean isName(Path entry) throws IOException {
    return Files.isSymbolicLink(entry)
        && Files.readSymbolicLink(entry).toString().matches("runs/[^/]+");
  }

  /** Whether something in the place of a run is a pointer to a run elsewhere that was made here. */
  public static boolean isPointer(Path entry) throws IOException {
    return Files.isSymbolicLink(entry)
        && Files.readSymbolicLink(entry)
            .endsWith(Path.of(RecordsRoot.NAME, "runs", entry.getFileName().toString()).toString());
  }

  private static boolean pointsTo(Path link, Path target) throws IOException {
    return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target);
  }

  private void setAside(Path link) throws IOException {
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.move(link, link.resolveSibling(link.getFileName() + ".before-" + run.name()));
    } catch (NoSuchFileException e) {
      // the supervisor was faster
    }
  }
}
