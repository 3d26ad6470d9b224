package dev.hpccompose.runtime.run;

import java.util.List;

/**
 * The runs that lie in one place or in several.
 *
 * @param runs the runs, the newest first as far as their names tell
 * @param problems what could not be listed
 */
public record RunListing(List<RunDirectory> runs, List<RecordProblem> problems) {

  /** Sorts the runs. */
  public RunListing {
    runs = runs.stream().sorted(RunDirectory.NEWEST_FIRST).toList();
    problems = List.copyOf(problems);
  }

  /**
   * The runs of several places. Each run is listed once: it may lie in one of them and be linked
   * from another, and two of them may be one directory with two names.
   *
   * @param roots the places, which need not exist
   */
  public static RunListing of(List<RecordsRoot> roots) {
    RunCollector collector = new RunCollector();
    roots.forEach(collector::visit);
    return collector.listing();
  }
}
