package dev.hpccompose.runtime.internal.run;

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
 * @param root the {@code .hpc-compose} directory
 * @param runId the run that the links point to
 */
public record Links(Path root, String runId) {

  /**
   * Points a name to the run. What an older run left in its place is set aside, never removed; a
   * link to another run is replaced at once.
   *
   * @param name such as a job id, or {@code latest}
   */
  public void point(String name) throws IOException {
    Path link = root.resolve(name);
    Path target = root.getFileSystem().getPath("runs", runId);
    if (pointsTo(link, target)) {
      return;
    }
    setAside(link);
    Path fresh = root.resolve("." + name + "." + runId + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Makes a run findable from the directory of its spec, where that is not the submit directory.
   *
   * @param composeFile the spec
   * @param run the directory of the run, absolute
   */
  public static void pointBeside(Path composeFile, Path run) throws IOException {
    Path runs = composeFile.resolveSibling(".hpc-compose").resolve("runs");
    Path home = run.resolve("..").normalize();
    if (home.equals(runs)) {
      return;
    }
    Files.createDirectories(runs);
    Path link = runs.resolve(run.getFileName());
    if (!Files.isSameFile(runs, home) && !pointsTo(link, run)) {
      Files.createSymbolicLink(link, run);
    }
  }

  /**
   * Points {@code latest} to a run where it points to none. It is a convenience for people: nobody
   * reads it to find a run.
   *
   * @param root the {@code .hpc-compose} directory
   * @param newest the run
   */
  public static void repair(Path root, String newest) {
    try {
      if (Files.notExists(root.resolve("latest"))) {
        new Links(root, newest).point("latest");
      }
    } catch (IOException e) {
      // the next run makes it again
    }
  }

  private static boolean pointsTo(Path link, Path target) throws IOException {
    return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target);
  }

  private void setAside(Path link) throws IOException {
    if (Files.isSymbolicLink(link) || !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.move(link, link.resolveSibling(link.getFileName() + ".before-" + runId));
    } catch (NoSuchFileException e) {
      // the supervisor was faster
    }
  }
}
