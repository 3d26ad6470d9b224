package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** The name or the address of a host. */
final class HostName {

  static final ValueType<Located<String>> TYPE = Text.LINE.then("a string", HostName::check);

  private HostName() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_WORD,
            text.span(),
            "'" + text.value() + "' is not the name of a host",
            "give a name or an address, without scheme and path");
    return Optional.empty();
  }

  static boolean isLegal(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(HostName::isLegal);
  }

  private static boolean isLegal(int c) {
    return Character.isLetterOrDigit(c) || "-._:%".indexOf(c) >= 0;
  }
}
