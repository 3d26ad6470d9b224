package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.runtime.log.LogRange;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.AttemptHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Which lines of logs. */
final class LogRangeOptions {

  private final TailOption tail = new TailOption(5);
  private final Option<String> since =
      Moment.option(6, "Only lines written then or later: a time, or how long ago.", "--since");
  private final Option<String> until =
      Moment.option(7, "Only lines written then or earlier: a time, or how long ago.", "--until");
  private final Option<Integer> attempt =
      Option.of(Integer.class, "N", 8, "Only this attempt of the job, from 0.", "--attempt");
  private final Option<String> pattern =
      Option.of(String.class, "REGEX", 9, "Only lines in which this is found.", "--grep");

  void declare(CommandSpec spec) {
    tail.declare(spec);
    Argument.declare(spec, since, until, attempt, pattern);
  }

  /** The lines that are meant. */
  LogRange of(boolean follow, Instant now) {
    if (follow && (until.given().isPresent() || attempt.given().isPresent())) {
      throw CliFailure.usage(
          "--follow goes with neither --until nor --attempt", "leave out one of them");
    }
    return new LogRange(
        Moment.of(since, now),
        Moment.of(until, now),
        attempt.given().map(OptionalInt::of).orElseGet(OptionalInt::empty),
        pattern(),
        tail.lines());
  }

  /** Whether some lines are left out. */
  boolean chooses() {
    return Stream.of(since, until, attempt, pattern).anyMatch(option -> option.given().isPresent());
  }

  /** Makes sure that the attempt that was named is one of the run. */
  void check(RunView view) {
    Optional<Integer> given = attempt.given();
    List<Integer> known = view.job().attempts().stream().map(AttemptHistory::number).toList();
    if (given.isPresent() && !known.contains(given.get())) {
      throw CliFailure.usage(
          view.title() + " has no attempt " + given.get(),
          known.isEmpty()
              ? "none has begun yet"
              : "its attempts are "
                  + known.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  private Optional<Pattern> pattern() {
    try {
      return pattern.given().map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw CliFailure.usage(
          "--grep is not a regular expression: "
              + e.getDescription()
              + " in '"
              + e.getPattern()
              + "'",
          "a backslash takes its meaning from a character, such as \\[");
    }
  }
}
