package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** What {@code sbatch --signal} takes: {@code [{R|B}:]<signal>[@<seconds>]}. */
final class SlurmSignal {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a signal such as USR1@120 or B:TERM@60", SlurmSignal::check);

  private static final int MAX_SECONDS = 65_535;

  private SlurmSignal() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_SIGNAL,
            text.span(),
            in.what() + " is not a signal as sbatch takes it: '" + text.value() + "'",
            "write SIGNAL or SIGNAL@SECONDS, with at most "
                + MAX_SECONDS
                + " seconds, such as"
                + " USR1@120; the services get it");
    return Optional.empty();
  }

  static boolean isLegal(String text) {
    String signal = text.startsWith("B:") || text.startsWith("R:") ? text.substring(2) : text;
    int at = signal.indexOf('@');
    String name = at < 0 ? signal : signal.substring(0, at);
    return Signals.name(name).isPresent() && (at < 0 || isSeconds(signal.substring(at + 1)));
  }

  private static boolean isSeconds(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text) <= MAX_SECONDS;
  }
}
