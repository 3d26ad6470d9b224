package dev.hpccompose.runtime.log;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which lines are wanted.
 *
 * @param since those that may have been written then or later
 * @param until those that may have been written then or earlier
 * @param attempt those of this attempt
 * @param pattern those in which this is found
 * @param last only so many of each service, the last ones
 */
public record LogRange(
    Optional<Instant> since,
    Optional<Instant> until,
    OptionalInt attempt,
    Optional<Pattern> pattern,
    OptionalInt last) {

  /** Whether a line alone can tell that it is not wanted. */
  public boolean takes(String line) {
    return pattern.isEmpty() || pattern.get().matcher(line).find();
  }

  boolean takes(TimedLine line) {
    return (attempt.isEmpty() || attempt.getAsInt() == line.attempt()) && takes(line.text());
  }

  boolean isOver(TimedLine line) {
    return until.isPresent() && line.at().isAfter(until.get());
  }

  /** Whether the last lines of a file are the last wanted ones. */
  boolean isLastOfAll() {
    return last.isPresent()
        && since.isEmpty()
        && until.isEmpty()
        && attempt.isEmpty()
        && pattern.isEmpty();
  }
}
