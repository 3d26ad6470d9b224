package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.NearestWord;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** {@code stop_signal}: a name with or without SIG, or a number. */
final class StopSignal {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a signal such as SIGINT", StopSignal::check);

  private StopSignal() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    Optional<String> name = Signals.name(text.value());
    if (name.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.BAD_SIGNAL,
              text.span(),
              in.what() + " is no signal: '" + text.value() + "'",
              NearestWord.to(text.value().replaceFirst("^(?i)SIG", ""), Signals.names())
                  .map(NearestWord::question)
                  .orElse("write a name such as SIGINT or INT, or a number"));
    }
    return name.map(found -> new Located<>(found, text.span()));
  }
}
