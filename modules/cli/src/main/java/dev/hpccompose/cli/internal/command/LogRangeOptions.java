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
import picocli.CommandLine.Model.OptionSpec;

/** Which lines of logs. */
final class LogRangeOptions {

  private final TailOption tail = new TailOption(5);
  private final OptionSpec since =
      Moment.option(6, "Only lines written then or later: a time, or how long ago.", "--since");
  private final OptionSpec until =
      Moment.option(7, "Only lines written then or earlier: a time, or how long ago.", "--until");
  private final OptionSpec attempt =
      Options.value(Integer.class, "N", 8, "Only this attempt of the job, from 0.", "--attempt");
  private final OptionSpec pattern =
      Options.value(String.class, "REGEX", 9, "Only lines in which this is found.", "--grep");

  void declare(CommandSpec spec) {
    tail.declare(spec);
    List.of(since, until, attempt, pattern).forEach(spec::addOption);
  }

  /** The lines that are meant. */
  LogRange of(boolean follow, Instant now) {
    if (follow && (until.getValue() != null || attempt.getValue() != null)) {
      throw CliFailure.usage(
          "--follow goes with neither --until nor --attempt", "leave out one of them");
    }
    Integer number = attempt.getValue();
    return new LogRange(
        Moment.of(since, now),
        Moment.of(until, now),
        number == null ? OptionalInt.empty() : OptionalInt.of(number),
        pattern(),
        tail.lines());
  }

  /** Whether some lines are left out. */
  boolean chooses() {
    return Stream.of(since, until, attempt, pattern).anyMatch(option -> option.getValue() != null);
  }

  /** Makes sure that the attempt that was named is one of the run. */
  void check(RunView view) {
    Integer given = attempt.getValue();
    List<Integer> known = view.job().attempts().stream().map(AttemptHistory::number).toList();
    if (given != null && !known.contains(given)) {
      throw CliFailure.usage(
          view.title() + " has no attempt " + given,
          known.isEmpty()
              ? "none has begun yet"
              : "its attempts are "
                  + known.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  private Optional<Pattern> pattern() {
    String given = pattern.getValue();
    try {
      return Optional.ofNullable(given).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw CliFailure.usage(
          "--grep is not a regular expression: " + e.getDescription() + " in '" + given + "'",
          "a backslash takes its meaning from a character, such as \\[");
    }
  }
}
