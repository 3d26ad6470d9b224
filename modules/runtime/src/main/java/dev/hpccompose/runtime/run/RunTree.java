package dev.hpccompose.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All runs below a directory, whatever their specs are. Reads, and never writes; of links it
 * follows those that are called {@code .hpc-compose}, and leaves out directories that it may not
 * read.
 */
public final class RunTree {

  private RunTree() {}

  /**
   * The runs, the newest first. Only names are read: the history of a run is not opened.
   *
   * @param directory where to begin
   */
  public static RunListing below(Path directory) {
    try {
      Path start = directory.toAbsolutePath().normalize();
      Search search = new Search(Files.isSymbolicLink(start) ? start.toRealPath() : start);
      Files.walkFileTree(search.start, search);
      return RunListing.of(search.roots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directory with a dot is somebody's own business, unless it is ours. */
  private static final class Search extends SimpleFileVisitor<Path> {

    private final Path start;
    private final List<RecordsRoot> roots = new ArrayList<>();

    Search(Path start) {
      this.start = start;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (isRoot(directory)) {
        roots.add(new RecordsRoot(directory));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return isHidden(directory) && !directory.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink() && isRoot(file)) {
        roots.add(new RecordsRoot(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path directory) {
      Path name = directory.getFileName();
      return name != null && name.toString().startsWith(".");
    }

    private static boolean isRoot(Path path) {
      return path.endsWith(RecordsRoot.NAME);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}
