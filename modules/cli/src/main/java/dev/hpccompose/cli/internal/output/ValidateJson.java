package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.Sources;
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
          json.objects(
              "diagnostics",
              findings.diagnostics(),
              (inner, finding) -> diagnostic(inner, finding, findings.sources()));
        });
  }

  private static void diagnostic(Json json, Diagnostic finding, Sources sources) {
    json.text("code", finding.code().id());
    json.text("title", finding.code().title());
    json.text("severity", finding.severity().label());
    place(json, finding.span());
    json.text("message", finding.message());
    json.text("hint", finding.hint());
    json.text("doc", finding.code().doc());
    json.objects("included_from", sources.trail(finding.span()), ValidateJson::origin);
  }

  private static void origin(Json json, SourceOrigin origin) {
    json.text("relation", origin.relation().word());
    place(json, origin.span());
  }

  private static void place(Json json, SourceSpan span) {
    json.text("file", span.file());
    json.number("line", number(span, span.line()));
    json.number("column", number(span, span.column()));
    json.number("end_line", number(span, span.endLine()));
    json.number("end_column", number(span, span.endColumn()));
  }

  private static Optional<Integer> number(SourceSpan span, int value) {
    return span.isWholeFile() ? Optional.empty() : Optional.of(value);
  }
}
