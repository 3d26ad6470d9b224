package dev.hpccompose.runtime.submission;

import java.util.Optional;

/**
 * Whose turn it is to submit a job. Two processes that are told to submit the same thing at the
 * same moment do not both submit it; the same thing again, later, is another job.
 */
public sealed interface SubmitTurn extends AutoCloseable {

  /** Ends the turn. */
  @Override
  void close();

  /**
   * It is ours.
   *
   * @param contested whether somebody else had it when we came: it died, or was done a moment later
   * @param unguarded why others may have it as well; empty when nobody can
   * @param release gives it back
   */
  record Ours(boolean contested, Optional<String> unguarded, Runnable release)
      implements SubmitTurn {
    @Override
    public void close() {
      release.run();
    }
  }

  /**
   * Another process submits the same job at this moment.
   *
   * @param who the process and its host, in words for a person
   */
  record Taken(String who) implements SubmitTurn {
    @Override
    public void close() {
      // nothing was taken
    }
  }
}
