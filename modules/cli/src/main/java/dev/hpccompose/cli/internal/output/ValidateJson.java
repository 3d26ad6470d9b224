package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.SourceSpan;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a spec, as JSON. */
public final class ValidateJson {

  private ValidateJson() {}

  /** The document of {@code validate}. */
  public static String of(String file, Findings findings) {
    return Json.document(
        json -> {
          json.flag("valid", !findings.hasErrors());
          json.text("file", file);
          json.objects("diagnostics", findings.diagnostics(), ValidateJson::diagnostic);
        });
  }

  private static void diagnostic(Json json, Diagnostic finding) {
    SourceSpan span = finding.span();
    json.text("code", finding.code().id());
    json.text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.text("file", span.file());
    json.number("line", number(span, span.line()));
    json.number("column", number(span, span.column()));
    json.number("end_line", number(span, span.endLine()));
    json.number("end_column", number(span, span.endColumn()));
    json.text("message", finding.message());
    json.text("hint", finding.hint());
  }

  private static Optional<Integer> number(SourceSpan span, int value) {
    return span.isWholeFile() ? Optional.empty() : Optional.of(value);
  }
}
