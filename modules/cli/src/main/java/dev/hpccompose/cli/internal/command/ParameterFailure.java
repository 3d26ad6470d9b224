package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.FailureText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that does not fit its command, in the words of this program. */
final class ParameterFailure {

  private ParameterFailure() {}

  static int print(Console console, ParameterException e) {
    return FailureText.print(console, new CliFailure.Usage(message(e), Optional.of(hint(e))));
  }

  private static String message(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched());
      case MissingParameterException missing -> lower(missing.getMessage());
      default -> lower(e.getMessage().replace(" (case-sensitive)", ""));
    };
  }

  private static String unmatched(List<String> words) {
    String first = words.getFirst();
    return first.startsWith("-")
        ? "unknown option '" + first + "'"
        : "unexpected argument '" + first + "'";
  }

  private static String hint(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched) {
      Optional<String> close = Spelling.closest(unmatched.getUnmatched().getFirst(), options(spec));
      if (close.isPresent()) {
        return "did you mean '" + close.get() + "'?";
      }
    }
    return "see '" + spec.name() + " --help'";
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> List.of(option.names()).stream())
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static String lower(String message) {
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
