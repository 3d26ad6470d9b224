package dev.hpccompose.runtime.status;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.JobState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some of many runs.
 *
 * @param jobs the runs, the newest first
 * @param more whether runs were left that nobody looked at
 */
public record JobList(List<RunStatus> jobs, boolean more) {

  /** How many histories are read before the scheduler is asked about them. */
  private static final int AT_ONCE = 256;

  /** So many are read before other threads would have started. */
  private static final int FEW = 64;

  /**
   * Which runs are wanted.
   *
   * @param states in one of these states
   * @param name with this job name, where one is given
   */
  public record Filter(Set<JobState> states, Optional<String> name) {

    /** Copies the states. */
    public Filter {
      states = Set.copyOf(states);
    }

    private boolean hasName(RunView view) {
      return name.isEmpty() || name.equals(view.job().plan().map(RunPlanned::jobName));
    }
  }

  /** Copies the jobs. */
  public JobList {
    jobs = List.copyOf(jobs);
  }

  /** The first runs that are wanted. No history is read that is not needed. */
  public static JobList newest(
      List<RunDirectory> runs,
      Filter filter,
      int limit,
      Scheduling scheduling,
      InstantSource clock) {
    List<RunStatus> found = new ArrayList<>();
    int next = 0;
    while (next < runs.size() && found.size() < limit) {
      int end = Math.min(runs.size(), next + Math.min(AT_ONCE, limit - found.size()));
      found.addAll(wanted(runs.subList(next, end), filter, scheduling, clock));
      next = end;
    }
    return new JobList(found, next < runs.size());
  }

  /** Many are read side by side: on a shared file system most of the time is waiting. */
  private static Stream<RunView> views(List<RunDirectory> runs) {
    Stream<RunDirectory> all = runs.stream();
    return (runs.size() < FEW ? all : all.parallel()).map(RunView::read);
  }

  private static List<RunStatus> wanted(
      List<RunDirectory> runs, Filter filter, Scheduling scheduling, InstantSource clock) {
    List<RunView> views = views(runs).filter(filter::hasName).toList();
    return new StatusReader(scheduling, clock)
        .of(views).stream().filter(run -> filter.states().contains(run.status().state())).toList();
  }
}
