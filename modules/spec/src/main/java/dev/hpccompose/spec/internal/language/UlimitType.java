package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ContainerSpec.Ulimit;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.NearestWord;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.List;
import java.util.Optional;

/** {@code ulimits}: a number, or a soft and a hard one, for each limit. */
final class UlimitType {

  private static final List<String> NAMES =
      List.of(
          "as",
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack");

  private static final ValueType<Long> LIMIT =
      Text.LINE.then("a whole number, or -1 for no limit", UlimitType::limit);

  private static final Field<Long> SOFT = Field.required("soft", LIMIT, "The soft limit.");

  private static final Field<Long> HARD = Field.required("hard", LIMIT, "The hard limit.");

  private static final ValueType<Ulimit> ONE =
      Forms.<Ulimit>of("a number, or a mapping with soft and hard")
          .scalar(LIMIT.then("a number", (limit, in) -> named(in, limit, limit)))
          .mapping(
              new Fields("ulimit")
                  .with(SOFT, HARD)
                  .shape(values -> List.of(values.get(SOFT), values.get(HARD)))
                  .withExtensions()
                  .then("a mapping", (pair, in) -> named(in, pair.getFirst(), pair.getLast())));

  static final ValueType<List<Ulimit>> TYPE = new NamedEntries<>("ulimit", ONE);

  private UlimitType() {}

  private static Optional<Ulimit> named(Reading in, long soft, long hard) {
    Located<String> name = in.subject();
    if (!NAMES.contains(name.value())) {
      in.findings()
          .add(
              DiagnosticCode.UNKNOWN_WORD,
              name.span(),
              "'" + name.value() + "' is not a limit of a process",
              NearestWord.to(name.value(), NAMES)
                  .map(NearestWord::question)
                  .orElseGet(() -> "give one of: " + String.join(", ", NAMES)));
      return Optional.empty();
    }
    boolean inverted = hard >= 0 && (soft < 0 || soft > hard);
    if (inverted) {
      in.findings()
          .add(
              DiagnosticCode.OUT_OF_RANGE,
              name.span(),
              "the soft limit of '" + name.value() + "' lies above its hard limit",
              "raise 'hard', or lower 'soft'");
    }
    return inverted ? Optional.empty() : Optional.of(new Ulimit(name, soft, hard));
  }

  private static Optional<Long> limit(Located<String> text, Reading in) {
    String digits = text.value();
    boolean legal =
        digits.equals("-1")
            || (!digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0'));
    if (!legal) {
      in.findings()
          .add(
              DiagnosticCode.WRONG_TYPE,
              text.span(),
              in.what() + " must be a whole number, or -1 for no limit, not '" + digits + "'");
    }
    return legal ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
