package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** A POSIX extended regular expression for one line. */
final class LogPattern {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a POSIX extended regular expression", LogPattern::check);

  private LogPattern() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    ExtendedRegex.Verdict verdict = ExtendedRegex.check(text.value());
    verdict
        .flaw()
        .ifPresent(
            flaw ->
                in.findings()
                    .add(
                        DiagnosticCode.BAD_PATTERN,
                        text.span(),
                        in.what() + " is not a regular expression: " + flaw,
                        "put a backslash before characters that are meant literally"));
    verdict
        .foreign()
        .ifPresent(
            escape ->
                in.findings()
                    .add(
                        DiagnosticCode.FOREIGN_PATTERN,
                        text.span(),
                        "'" + escape + "' has no meaning in a POSIX regular expression",
                        "write [0-9] for digits, [[:space:]] for blanks, [[:alnum:]_] for words"));
    return verdict.flaw().isEmpty() ? Optional.of(text) : Optional.empty();
  }
}
