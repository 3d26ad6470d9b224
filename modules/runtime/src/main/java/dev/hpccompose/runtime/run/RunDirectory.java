package dev.hpccompose.runtime.run;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one run leaves behind: {@code .hpc-compose/runs/<run id>}. Whoever wants to know
 * where a file of a run is asks here.
 *
 * @param path the directory itself, absolute
 * @param runId the id of the run: what its history says, or the name of the directory as long as
 *     the history was not read
 */
public record RunDirectory(Path path, String runId) {

  /**
   * The newest first, as far as names tell. It is written out: a chained comparator makes classes
   * that the AOT cache does not have.
   */
  static final Comparator<RunDirectory> NEWEST_FIRST =
      (one, other) -> other.runId.compareTo(one.runId);

  /** The run whose history was not read yet. */
  public RunDirectory(Path path) {
    this(path, path.getFileName().toString());
  }

  /** The run that a root holds under its id. */
  public static RunDirectory of(Path root, String runId) {
    return new RunDirectory(new RecordsRoot(root).runs().resolve(runId));
  }

  /** The same place, known to hold the run with this id. */
  public RunDirectory holding(String id) {
    return runId.equals(id) ? this : new RunDirectory(path, id);
  }

  /** The name of the directory: the id of the run, unless somebody renamed or copied it. */
  public String name() {
    return path.getFileName().toString();
  }

  /** The {@code .hpc-compose} directory that holds the run. */
  public Path root() {
    return path.resolve("../..").normalize();
  }

  /** Whether it belongs to another person. */
  public boolean isOfOthers() {
    try {
      String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
      return !owner.equals(System.getProperty("user.name"));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The directory under the short name of its job where that leads to it.
   *
   * @param jobId the id of the job, where that is known
   */
  public Path shortest(Optional<String> jobId) {
    return jobId.map(root()::resolve).filter(link -> isSame(link, path)).orElse(path);
  }

  /**
   * A file of the run under the short name of its job where that leads to it.
   *
   * @param jobId the id of the job, where that is known
   * @param file any file; one that is not of the run stays as it is
   */
  public Path shortest(Optional<String> jobId, Path file) {
    return file.startsWith(path) ? shortest(jobId).resolve(path.relativize(file)) : file;
  }

  /** Whether a path leads to the same thing as another one, and that is there. */
  static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The bytes of all of its files.
   *
   * @throws java.io.UncheckedIOException when its directory cannot be read
   */
  public long size() {
    try {
      return Trees.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of the event log. */
  public Path events() {
    return path.resolve("events");
  }

  /** What the event log says now, read as it is consumed; empty where there is no log. */
  public Stream<RecordedEvent> history() {
    return EventLog.open(events()).events();
  }

  /** The exact bytes that were submitted. */
  public Path script() {
    return path.resolve("script.sbatch");
  }

  /** The spec of the run. */
  public Path spec() {
    return path.resolve("spec.yaml");
  }

  /** The line that the supervisor rewrites while it lives. */
  public Path heartbeat() {
    return path.resolve("heartbeat");
  }

  /** The directory of what was collected, by the latest attempt. */
  public Path artifacts() {
    return path.resolve("artifacts");
  }

  /**
   * What one attempt of a run that resumes keeps for itself.
   *
   * @param number 0 for the first attempt
   */
  public Path attempt(int number) {
    return path.resolve("attempts").resolve(Integer.toString(number));
  }

  /** The directory of the logs of the services. */
  public Path logs() {
    return path.resolve("logs");
  }

  /**
   * The log of one service.
   *
   * @param token the service's name in file names
   */
  public Path log(String token) {
    return logs().resolve(token + ".log");
  }
}
