package dev.hpccompose.runtime.run;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A link in the place of a run: to a run of another submit directory, to another name of a run, or
 * to wherever somebody moved the directory.
 *
 * @param path the link itself
 */
record RunLink(Path path) {

  private static final int MOST = 16;

  /** Where a link leads to. */
  sealed interface End {

    /**
     * The directory of a run.
     *
     * @param path as it is called in its own place; the link itself where that place holds no runs
     */
    record Run(Path path) implements End {}

    /**
     * What cannot be seen from here: not even the place that would hold it is there.
     *
     * @param target where the link leads to
     */
    record Unseen(Path target) implements End {}

    /** A run that is gone: the place that would hold it can be seen. */
    record Gone() implements End {}

    /** Something that is no directory. */
    record Other() implements End {}
  }

  End end() throws IOException {
    Path end = path;
    for (int i = 0; Files.isSymbolicLink(end); i++) {
      if (i == MOST) {
        throw new FileSystemLoopException(path.toString());
      }
      end = next(end);
    }
    if (Files.isDirectory(end)) {
      return new End.Run(holdsRuns(end.resolveSibling("")) ? end : path);
    }
    if (Files.exists(end)) {
      return new End.Other();
    }
    return Files.isDirectory(end.resolveSibling("")) ? new End.Gone() : new End.Unseen(end);
  }

  /** Names above the link stay as they are: {@code .hpc-compose} may be a link itself. */
  private static Path next(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    return target.isAbsolute()
        ? target.normalize()
        : link.resolveSibling("").toRealPath().resolve(target).normalize();
  }

  /** Whether the directories of runs lie there. */
  static boolean holdsRuns(Path directory) {
    return directory.getFileName().toString().equals(RecordsRoot.RUNS);
  }
}
