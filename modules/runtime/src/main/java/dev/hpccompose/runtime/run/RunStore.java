package dev.hpccompose.runtime.run;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs that can be found from a spec and a submit directory. Reads, and never writes. */
public final class RunStore {

  private final Path composeFile;
  private final List<Path> roots;

  private RunStore(Path composeFile, List<Path> roots) {
    this.composeFile = composeFile;
    this.roots = List.copyOf(roots);
  }

  /**
   * The runs below {@code submitDirectory} and beside {@code composeFile}.
   *
   * @param composeFile the spec; it need not exist any more
   * @param submitDirectory the directory in which jobs are submitted, usually the working directory
   */
  public static RunStore of(Path composeFile, Path submitDirectory) {
    Path spec = composeFile.toAbsolutePath().normalize();
    return new RunStore(
        spec,
        Stream.of(
                submitDirectory.toAbsolutePath().normalize().resolve(".hpc-compose"),
                spec.resolveSibling(".hpc-compose"))
            .distinct()
            .toList());
  }

  /** The newest run of the spec. */
  public Optional<RunDirectory> latest() {
    return all().stream().filter(this::isOfThisSpec).findFirst();
  }

  /**
   * The run with this id, or the newest run whose job has this id.
   *
   * @param jobOrRunId the id of a run or of a job
   */
  public Optional<RunDirectory> find(String jobOrRunId) {
    if (!jobOrRunId.matches("[A-Za-z0-9_-]+")) {
      return Optional.empty();
    }
    return Stream.of("runs/" + jobOrRunId, jobOrRunId)
        .flatMap(name -> roots.stream().map(root -> root.resolve(name)))
        .flatMap(path -> real(path).stream())
        .filter(path -> path.resolve("..").normalize().endsWith("runs"))
        .map(RunDirectory::new)
        .findFirst()
        .or(() -> withJob(jobOrRunId));
  }

  /** All runs, of every spec, the newest first. */
  public List<RunDirectory> all() {
    return roots.stream()
        .flatMap(root -> children(root.resolve("runs")).stream())
        .flatMap(path -> real(path).stream())
        .distinct()
        .map(RunDirectory::new)
        .sorted((one, other) -> other.runId().compareTo(one.runId()))
        .toList();
  }

  /** The runs of the spec, the newest first. */
  public List<RunDirectory> ofSpec() {
    return all().stream().filter(this::isOfThisSpec).toList();
  }

  /** The {@code .hpc-compose} directories in which runs are looked for; they need not exist. */
  public List<Path> roots() {
    return roots;
  }

  private Optional<RunDirectory> withJob(String jobId) {
    return all().stream()
        .filter(
            run -> RunView.read(run).known().stream().anyMatch(job -> job.jobId().equals(jobId)))
        .findFirst();
  }

  private boolean isOfThisSpec(RunDirectory run) {
    // the plan is at the beginning: no more of a long history is read
    return run.history()
        .map(RecordedEvent::event)
        .filter(RunPlanned.class::isInstance)
        .map(RunPlanned.class::cast)
        .findFirst()
        .filter(planned -> isSame(composeFile.resolveSibling(planned.composeFile())))
        .isPresent();
  }

  private boolean isSame(Path other) {
    if (composeFile.equals(other)) {
      return true;
    }
    return real(composeFile).isPresent() && real(composeFile).equals(real(other));
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory) && !appears(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(RunStore::isRun).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a directory is there after all. A client of a network file system may know for a minute
   * that it is not; to list the directories above makes it ask again.
   */
  private static boolean appears(Path directory) {
    for (Path above : List.of(directory.resolve("../..").normalize(), directory.resolve(".."))) {
      try (Stream<Path> names = Files.list(above)) {
        boolean _ = names.findFirst().isPresent();
      } catch (IOException e) {
        return false;
      }
    }
    return Files.isDirectory(directory);
  }

  /** What is being removed has a hidden name. */
  private static boolean isRun(Path entry) {
    return !entry.getFileName().toString().startsWith(".") && Files.isDirectory(entry);
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
