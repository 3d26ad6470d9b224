package dev.hpccompose.runtime.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The newest run that was wanted.
 *
 * @param found the run
 * @param passed newer ones that may have been meant and cannot be read, and places that cannot be
 *     listed
 */
public record RunSearch(Optional<RunHead> found, List<RecordProblem> passed) {

  private static final Comparator<RunHead> NEWEST_FIRST =
      (one, other) -> {
        int byId = RunDirectory.NEWEST_FIRST.compare(one.run(), other.run());
        return byId != 0 ? byId : Boolean.compare(!one.isSound(), !other.isSound());
      };

  /** Copies what was passed. */
  public RunSearch {
    passed = List.copyOf(passed);
  }

  /** The run that was found. */
  public Optional<RunDirectory> run() {
    return found.map(RunHead::run);
  }

  /** The newest first; of two directories that hold the same run, that with its name. */
  static List<RunHead> sorted(List<RunHead> heads) {
    return heads.stream().sorted(NEWEST_FIRST).toList();
  }

  /** Reads no more histories than are needed. */
  static RunSearch in(RunListing listing, Predicate<RunHead> wanted) {
    List<RecordProblem> passed = new ArrayList<>(listing.problems());
    PriorityQueue<RunDirectory> names = new PriorityQueue<>(RunDirectory.NEWEST_FIRST);
    names.addAll(listing.runs());
    while (!names.isEmpty()) {
      RunDirectory named = names.remove();
      RunHead head = RunHead.read(named);
      if (!head.run().runId().equals(named.runId())) {
        names.add(head.run()); // older or newer than its name says
      } else if (!head.isSound()) {
        head.problem().ifPresent(passed::add);
      } else if (wanted.test(head)) {
        return new RunSearch(Optional.of(head), passed);
      }
    }
    return new RunSearch(Optional.empty(), passed);
  }
}
