package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import java.util.Optional;

/** One job as squeue prints it in columns of fixed width. */
record QueueRow(String jobId, String state, String exit, String reason, String comment) {

  static final String COLUMNS = "JobID:32,State:32,exit_code:16,Reason:64,Comment:160";

  private static final String RUN = "hpc-compose:";

  /** Empty for a line that is no row, such as the name of a cluster. */
  static Optional<QueueRow> parse(String line) {
    if (line.length() < 144 || !Character.isDigit(line.charAt(0))) {
      return Optional.empty();
    }
    return Optional.of(
        new QueueRow(
            line.substring(0, 32).strip(),
            line.substring(32, 64).strip(),
            line.substring(64, 80).strip(),
            line.substring(80, 144).strip(),
            line.substring(144).strip()));
  }

  static String comment(String runId) {
    return RUN + runId;
  }

  /** Ids come back after a reset of the scheduler; the comment tells whose job this is. */
  boolean isOfOtherRunThan(JobRef job) {
    return comment.startsWith(RUN) && !comment.equals(comment(job.runId()));
  }

  Observation observation() {
    StateWord word = StateWord.of(state);
    return new Observation(
        jobId,
        word.state(),
        word.word(),
        Optional.of(reason).filter(text -> !text.isEmpty() && !text.equals("None")),
        word.state().isOver() ? ExitStatus.parse(exit) : Optional.empty());
  }
}
