package dev.hpccompose.runtime.run;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one run leaves behind: {@code .hpc-compose/runs/<run id>}.
 *
 * @param path the directory itself, absolute
 */
public record RunDirectory(Path path) {

  /** The run that a root holds under its id. */
  public static RunDirectory of(Path root, String runId) {
    return new RunDirectory(root.resolve("runs").resolve(runId));
  }

  /** The id of the run. */
  public String runId() {
    return path.getFileName().toString();
  }

  /** The {@code .hpc-compose} directory that holds the run. */
  public Path root() {
    return path.resolve("../..").normalize();
  }

  /**
   * The directory under the short name of its job where that leads to it.
   *
   * @param jobId the id of the job, where that is known
   */
  public Path shortest(Optional<String> jobId) {
    return jobId.map(root()::resolve).filter(this::isReachedBy).orElse(path);
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

  private boolean isReachedBy(Path link) {
    try {
      return Files.exists(link) && Files.isSameFile(link, path);
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
