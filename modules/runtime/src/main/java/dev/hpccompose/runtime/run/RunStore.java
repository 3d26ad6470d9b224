package dev.hpccompose.runtime.run;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.spi.JobRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs that can be found from a spec and a submit directory. Reads, and never writes.
 *
 * <p>A run is known by where its records lie now: the paths in its history only tell how its spec
 * and the records lay to each other. One run that cannot be read is a problem of that run alone.
 */
public final class RunStore {

  private final Path composeFile;
  private final List<RecordsRoot> roots;

  private RunStore(Path composeFile, List<RecordsRoot> roots) {
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
        Stream.of(submitDirectory, spec.resolveSibling(""))
            .map(directory -> directory.toAbsolutePath().normalize())
            .distinct()
            .map(RecordsRoot::in)
            .toList());
  }

  /** The newest run of the spec. */
  public Optional<RunDirectory> latest() {
    return newest().run();
  }

  /** The newest run of the spec, and what was in the way of finding it. */
  public RunSearch newest() {
    return RunSearch.in(listing(), this::isOfThisSpec);
  }

  /** The newest run of all specs, and what was in the way of finding it. */
  public RunSearch newestOfAll() {
    return RunSearch.in(listing(), _ -> true);
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
    List<RunDirectory> all = all();
    return named(all, jobOrRunId)
        .or(() -> linked(all, jobOrRunId))
        .or(() -> known(all, jobOrRunId));
  }

  /** All runs, of every spec, the newest first. */
  public List<RunDirectory> all() {
    return listing().runs();
  }

  /** The runs of the spec, the newest first. */
  public List<RunDirectory> ofSpec() {
    return heads().stream()
        .filter(RunHead::isSound)
        .filter(this::isOfThisSpec)
        .map(RunHead::run)
        .toList();
  }

  /** What cannot be read, or is no run of its own, and may be of this spec; of nobody else. */
  public List<RunDirectory> damaged() {
    return heads().stream()
        .filter(head -> !head.isSound())
        .filter(head -> head.plan().isEmpty() || isOfThisSpec(head))
        .map(RunHead::run)
        .filter(run -> !run.isOfOthers())
        .toList();
  }

  /** The beginnings of all histories, of every spec, the newest first. */
  public List<RunHead> heads() {
    return RunSearch.sorted(all().stream().map(RunHead::read).toList());
  }

  /** What is wrong with the places in which runs are looked for, and cannot be listed. */
  public List<RecordProblem> problems() {
    return listing().problems();
  }

  /** The places in which runs are looked for; they need not exist. */
  public List<RecordsRoot> roots() {
    return roots;
  }

  /**
   * Where the files that a history names lie now.
   *
   * @param run the run, as it was found here
   * @param plan what its history says
   */
  public Relocation relocation(RunDirectory run, RunPlanned plan) {
    return Relocation.of(run, plan, roots);
  }

  private RunListing listing() {
    return RunListing.of(roots);
  }

  private static Optional<RunDirectory> named(List<RunDirectory> all, String name) {
    Optional<RunDirectory> own = all.stream().filter(run -> run.name().equals(name)).findFirst();
    return own.or(() -> all.stream().filter(run -> run.runId().equals(name)).findFirst())
        .map(run -> RunHead.read(run).run());
  }

  /** The link that the supervisor made before it wrote anything else. */
  private Optional<RunDirectory> linked(List<RunDirectory> all, String jobId) {
    return roots.stream()
        .flatMap(root -> linked(all, root, jobId).stream())
        .map(run -> RunHead.read(run).run())
        .filter(run -> mayHave(jobId, run))
        .findFirst();
  }

  private static Optional<RunDirectory> linked(
      List<RunDirectory> all, RecordsRoot root, String jobId) {
    Path link = root.path().resolve(jobId);
    try {
      return Files.isSymbolicLink(link)
              && new RunLink(link).end() instanceof RunLink.End.Run(Path path)
              && RunLink.holdsRuns(path.resolveSibling(""))
          ? Optional.of(
              all.stream()
                  .filter(run -> path.endsWith(run.name()) && isSame(path, run.path()))
                  .findFirst()
                  .orElseGet(() -> new RunDirectory(path)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<RunDirectory> known(List<RunDirectory> all, String jobOrRunId) {
    return all.stream()
        .map(RunHead::read)
        .filter(RunHead::isSound)
        .map(RunHead::run)
        .filter(run -> run.runId().equals(jobOrRunId) || has(jobOrRunId, run))
        .findFirst();
  }

  private static boolean has(String jobId, RunDirectory run) {
    return job(run).filter(job -> job.jobId().equals(jobId)).isPresent();
  }

  /** What a link says does not count against the history. */
  private static boolean mayHave(String jobId, RunDirectory run) {
    return job(run).map(job -> job.jobId().equals(jobId)).orElse(true);
  }

  private static Optional<JobRef> job(RunDirectory run) {
    return RunView.read(run).known();
  }

  private boolean isOfThisSpec(RunHead head) {
    return head.plan()
        .filter(plan -> isThisSpec(relocation(head.run(), plan).spec().now()))
        .isPresent();
  }

  private boolean isThisSpec(Path other) {
    return composeFile.equals(other)
        || isSame(composeFile, other)
        || (composeFile.endsWith(String.valueOf(other.getFileName()))
            && isSame(composeFile.resolveSibling(""), other.resolveSibling("")));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
