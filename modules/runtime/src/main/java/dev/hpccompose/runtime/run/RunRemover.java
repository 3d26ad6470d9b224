package dev.hpccompose.runtime.run;

import dev.hpccompose.runtime.internal.run.Links;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the records of runs. A run disappears at once: it gets a hidden name first, and only then
 * its files go. Whoever is interrupted leaves hidden directories and links to nothing, which the
 * next {@link #sweep} takes away.
 */
public final class RunRemover {

  private static final String DOOMED = ".removed-";

  private RunRemover() {}

  /**
   * Removes a run with all of its files, and the names under which it was found. Nothing outside
   * {@code .hpc-compose/runs} is touched, and no link is followed.
   *
   * @param run the run; that it is over is for the caller to know
   * @throws NoSuchFileException when somebody else has removed it
   * @throws IOException when a file could not be removed; the run is gone for readers all the same
   */
  public static void remove(RunDirectory run) throws IOException {
    Path home = run.path();
    boolean ours =
        run.runId().matches("[A-Za-z0-9_-]+")
            && home.equals(run.root().resolve("runs").resolve(run.runId()))
            && run.root().endsWith(".hpc-compose");
    if (ours && !Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(home.toString());
    }
    if (!ours || !Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(home + " is not the directory of a run");
    }
    Path doomed = home.resolveSibling(DOOMED + run.runId());
    Files.move(home, doomed, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(doomed);
    sweep(run.root());
  }

  /**
   * Takes away what an interrupted removal left, and every link of ours that leads nowhere; points
   * {@code latest} to the newest run that is left.
   *
   * @param root a {@code .hpc-compose} directory
   */
  public static void sweep(Path root) throws IOException {
    Path runs = root.resolve("runs");
    if (!Files.isDirectory(runs, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path entry : entries(runs)) {
      if (entry.getFileName().toString().startsWith(DOOMED)) {
        Trees.delete(entry);
      } else {
        unlinkWhenDangling(entry);
      }
    }
    for (Path entry : entries(root)) {
      unlinkWhenDangling(entry);
    }
    RunTree.runs(root).stream()
        .filter(run -> run.root().equals(root))
        .map(RunDirectory::runId)
        .max(String::compareTo)
        .ifPresent(newest -> Links.repair(root, newest));
  }

  private static void unlinkWhenDangling(Path entry) throws IOException {
    if (Files.isSymbolicLink(entry)
        && Files.readSymbolicLink(entry).toString().matches("(.*/)?runs/[A-Za-z0-9_-]+")
        && Files.notExists(entry)) {
      Files.deleteIfExists(entry);
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
