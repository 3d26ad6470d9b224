package dev.hpccompose.runtime.run;

import dev.hpccompose.runtime.internal.run.Links;
import dev.hpccompose.system.file.PrivateFiles;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * the directory of the run is touched, and no link in it or in its place is followed.
   *
   * @param run the run; that it is over is for the caller to know
   * @throws NoSuchFileException when somebody else has removed it
   * @throws IOException when a file could not be removed; the run is gone for readers all the same
   */
  public static void remove(RunDirectory run) throws IOException {
    Path home = run.path();
    RecordsRoot root = new RecordsRoot(run.root());
    boolean ours =
        !run.name().startsWith(".")
            && home.equals(root.runs().resolve(run.name()))
            && root.path().endsWith(RecordsRoot.NAME);
    if (ours && !Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(home.toString());
    }
    if (!ours || !Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(home + " is not the directory of a run");
    }
    Path doomed = home.resolveSibling(DOOMED + run.name());
    Files.move(home, doomed, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(doomed);
    sweep(root);
  }

  /**
   * Takes away what an interrupted removal left, and every link of ours to a run that is gone;
   * points {@code latest} to the newest run that is left.
   *
   * @param root the place
   * @return what could not be taken away, and why
   */
  public static List<RecordProblem> sweep(RecordsRoot root) throws IOException {
    if (!Files.isDirectory(root.runs())) {
      return List.of();
    }
    List<RecordProblem> resisted = new ArrayList<>();
    for (Path entry : entries(root.runs())) {
      if (entry.getFileName().toString().startsWith(DOOMED)) {
        finish(entry).ifPresent(resisted::add);
      } else if (Links.isPointer(entry)) {
        unlinkWhenGone(entry);
      }
    }
    for (Path entry : entries(root.path())) {
      if (Links.isName(entry)) {
        unlinkWhenGone(entry);
      }
    }
    RunListing.of(List.of(root)).runs().stream()
        .filter(run -> run.root().equals(root.path()))
        .findFirst()
        .ifPresent(Links::repair);
    return resisted;
  }

  private static Optional<RecordProblem> finish(Path doomed) {
    try {
      Trees.delete(doomed);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new RecordProblem(doomed, RecordProblem.Type.UNREADABLE, PrivateFiles.reason(e)));
    }
  }

  /** Gone is what a directory does not hold that can be seen: scratch may not be mounted here. */
  private static void unlinkWhenGone(Path entry) throws IOException {
    try {
      if (new RunLink(entry).end() instanceof RunLink.End.Gone) {
        Files.deleteIfExists(entry);
      }
    } catch (FileSystemLoopException e) {
      // not made here
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
