package dev.hpccompose.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What lies in the directory from which a later attempt goes on.
 *
 * @param seen whether the directory can be seen from here
 * @param whole whether all of its files were looked at
 * @param files how many files were looked at
 * @param bytes their size
 * @param newest the files that were changed last, the newest first
 */
public record ResumeData(boolean seen, boolean whole, long files, long bytes, List<Item> newest) {

  /** A directory of a million samples is no place for a walk on a login node. */
  private static final int MOST = 50_000;

  /** Copies the list. */
  public ResumeData {
    newest = List.copyOf(newest);
  }

  /**
   * A file.
   *
   * @param path its name below the directory
   * @param changedAt when it was changed last, by the clock of the file system
   */
  public record Item(String path, long bytes, Instant changedAt) implements Comparable<Item> {

    /** Older files first, then by name. */
    @Override
    public int compareTo(Item other) {
      int byTime = changedAt.compareTo(other.changedAt);
      return byTime != 0 ? byTime : other.path.compareTo(path);
    }
  }

  /**
   * Looks at a directory; links are not followed.
   *
   * @param most how many of the newest files are wanted
   */
  public static ResumeData of(Path directory, int most) {
    Visitor visitor = new Visitor(directory, most);
    try {
      Files.walkFileTree(directory, visitor);
    } catch (NoSuchFileException e) {
      return new ResumeData(false, false, 0, 0, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Item> newest = visitor.newest.stream().sorted().toList().reversed();
    return new ResumeData(true, visitor.whole, visitor.files, visitor.bytes, newest);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path directory;
    private final int most;
    private final PriorityQueue<Item> newest = new PriorityQueue<>();
    private long files;
    private long bytes;
    private boolean whole = true;

    Visitor(Path directory, int most) {
      this.directory = directory;
      this.most = most;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
      if (files == MOST) {
        whole = false;
        return FileVisitResult.TERMINATE;
      }
      files++;
      bytes += found.isRegularFile() ? found.size() : 0;
      String path = directory.relativize(file).toString();
      newest.add(new Item(path, found.size(), found.lastModifiedTime().toInstant()));
      if (newest.size() > most) {
        newest.remove();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(directory)) {
        throw failure;
      }
      whole = false;
      return FileVisitResult.CONTINUE;
    }
  }
}
