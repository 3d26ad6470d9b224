package dev.hpccompose.runtime.internal.scheduler;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer of the scheduler that others may use.
 *
 * @param said the answer
 * @param at when it came
 * @param silences how often in a row the scheduler knew nothing of the job; 0 when it did
 */
public record StoredAnswer(Observation said, Instant at, int silences) {

  private static final String FORMAT = "1";
  private static final int LINES = 8;

  /** The answer that comes after another one. */
  public static StoredAnswer after(Optional<StoredAnswer> before, Observation said, Instant at) {
    boolean silent = said.state() == SchedulerState.UNKNOWN;
    return new StoredAnswer(
        said, at, silent ? before.map(StoredAnswer::silences).orElse(0) + 1 : 0);
  }

  /** Whether it is about this job: one run has several when it was recovered by hand. */
  public boolean isAbout(JobRef job) {
    return said.jobId().equals(job.jobId());
  }

  /** A line for each field. */
  String text() {
    return String.join(
        "\n",
        FORMAT,
        at.toString(),
        Integer.toString(silences),
        line(said.jobId()),
        said.state().name(),
        line(said.word()),
        said.reason().map(StoredAnswer::line).orElse(""),
        said.exitCode().map(String::valueOf).orElse(""));
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** What was written; nothing when it is in another format, or not whole. */
  static Optional<StoredAnswer> parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() != LINES || !lines.getFirst().equals(FORMAT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StoredAnswer(
              new Observation(
                  lines.get(3),
                  SchedulerState.valueOf(lines.get(4)),
                  lines.get(5),
                  filled(lines.get(6)),
                  filled(lines.get(7)).map(Integer::valueOf)),
              Instant.parse(lines.get(1)),
              Integer.parseInt(lines.get(2))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
