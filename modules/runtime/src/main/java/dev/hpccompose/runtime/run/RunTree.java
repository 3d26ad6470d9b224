package dev.hpccompose.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All runs below a directory, whatever their specs are. Reads, and never writes; follows no link,
 * and leaves out what it may not read.
 */
public final class RunTree {

  private static final String RECORDS = ".hpc-compose";

  private RunTree() {}

  /**
   * The runs, the newest first. Only names are read: the history of a run is not opened.
   *
   * @param directory where to begin
   */
  public static List<RunDirectory> below(Path directory) {
    return roots(directory.toAbsolutePath().normalize()).stream()
        .flatMap(root -> runs(root).stream())
        .distinct()
        .sorted(Comparator.comparing(RunDirectory::runId).reversed())
        .toList();
  }

  /**
   * The runs of one {@code .hpc-compose}, in no order; those that lie elsewhere as they are there.
   */
  public static List<RunDirectory> runs(Path root) {
    try (Stream<Path> entries = Files.list(root.resolve("runs"))) {
      return entries.flatMap(entry -> run(entry).stream()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static Optional<RunDirectory> run(Path entry) {
    boolean hidden = entry.getFileName().toString().startsWith(".");
    if (hidden || !Files.isDirectory(entry)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RunDirectory(Files.isSymbolicLink(entry) ? entry.toRealPath() : entry));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> roots(Path directory) {
    Search search = new Search();
    try {
      Files.walkFileTree(directory, search);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return search.roots;
  }

  /** A directory with a dot is somebody's own business, unless it is ours. */
  private static final class Search extends SimpleFileVisitor<Path> {

    private final List<Path> roots = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      Path name = directory.getFileName();
      if (name == null || !name.toString().startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      if (name.toString().equals(RECORDS)) {
        roots.add(directory);
      }
      return FileVisitResult.SKIP_SUBTREE;
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
