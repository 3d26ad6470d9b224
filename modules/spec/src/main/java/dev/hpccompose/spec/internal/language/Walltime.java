package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time limit as sbatch(1) has it: minutes, minutes:seconds, hours:minutes:seconds, days-hours,
 * days-hours:minutes, days-hours:minutes:seconds, or UNLIMITED or INFINITE.
 */
final class Walltime {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a walltime such as 30, 1:30:00 or 2-12:00:00", Walltime::check);

  private Walltime() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_WALLTIME,
            text.span(),
            in.what() + " is not a walltime as Slurm writes it: '" + text.value() + "'",
            ComposeDuration.parse(text.value())
                .map(length -> "write '" + written(length) + "'")
                .orElse("write minutes, h:mm:ss or d-hh:mm:ss, such as 30, 1:30:00, 2-12:00:00"));
    return Optional.empty();
  }

  static boolean isLegal(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals("UNLIMITED") || upper.equals("INFINITE")) {
      return true;
    }
    int dash = text.indexOf('-');
    String days = dash < 0 ? "0" : text.substring(0, dash);
    List<String> parts = List.of(text.substring(dash + 1).split(":", -1));
    return parts.size() <= 3 && isCount(days) && parts.stream().allMatch(Walltime::isCount);
  }

  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() <= 9
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String written(Duration length) {
    String time =
        "%02d:%02d:%02d"
            .formatted(length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
    return length.toDaysPart() == 0 ? time : length.toDaysPart() + "-" + time;
  }
}
