package dev.hpccompose.runtime.run;

import dev.hpccompose.system.file.PrivateFiles;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code .hpc-compose}: holds the runs of a directory from which jobs are submitted. It may be a
 * link, to scratch for example, and so may {@code runs} in it; such a link is followed, and never
 * removed or replaced.
 *
 * @param path the directory or link, absolute
 */
public record RecordsRoot(Path path) {

  /** What such a directory is called. */
  public static final String NAME = ".hpc-compose";

  /** What the directory of all runs is called. */
  static final String RUNS = "runs";

  private static final String IGNORE = ".gitignore";
  private static final byte[] IGNORED =
      "# made by hpc-compose: records of jobs do not belong into version control\n*\n"
          .getBytes(StandardCharsets.UTF_8);

  /** The one of a directory. */
  public static RecordsRoot in(Path directory) {
    return new RecordsRoot(directory.toAbsolutePath().normalize().resolve(NAME));
  }

  /** The directory that holds it. */
  public Path directory() {
    return path.resolve("..").normalize();
  }

  /** The directory of all runs. */
  public Path runs() {
    return path.resolve(RUNS);
  }

  /** What keeps runs from being written there and read; none where nothing is there yet. */
  public Optional<RecordProblem> problem() {
    return Stream.of(path, runs()).flatMap(place -> problem(place).stream()).findFirst();
  }

  private static Optional<RecordProblem> problem(Path place) {
    if (Files.isDirectory(place)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(place) && Files.notExists(place)) {
      return Optional.of(new RecordProblem(place, RecordProblem.Type.LEADS_NOWHERE, target(place)));
    }
    return Files.exists(place)
        ? Optional.of(new RecordProblem(place, RecordProblem.Type.NOT_A_DIRECTORY, ""))
        : Optional.empty();
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Makes it, where it is not there, with a note for version control that it is to be ignored. */
  public void make() throws IOException {
    if (made(path)) {
      PrivateFiles.write(path.resolve(IGNORE), IGNORED);
    }
  }

  /**
   * Makes it and its directory of all runs.
   *
   * @return whether the directory of all runs was not there
   */
  public boolean makeRuns() throws IOException {
    make();
    return made(runs());
  }

  private static boolean made(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return false;
      }
      throw e;
    }
  }

  /** Removes it when this program made it and nothing is in it. */
  public void tidy() throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !isUnused()) {
      return;
    }
    Files.deleteIfExists(path.resolve(IGNORE));
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      // somebody needs it after all
      PrivateFiles.write(path.resolve(IGNORE), IGNORED);
    }
  }

  private boolean isUnused() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> names = entries.limit(2).toList();
      return names.equals(List.of(path.resolve(IGNORE)))
          && Arrays.equals(Files.readAllBytes(names.getFirst()), IGNORED);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Takes back what {@link #makeRuns} made. */
  public void discardRuns() throws IOException {
    Trees.deleteEmpty(runs());
    tidy();
  }
}
