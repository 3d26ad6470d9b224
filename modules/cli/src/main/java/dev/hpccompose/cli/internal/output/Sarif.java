package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Severity;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a spec, as SARIF 2.1.0: the form that editors and code review read. Only the
 * properties that the standard knows are written.
 */
public final class Sarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Characters of a path that stand for themselves in a URI. */
  private static final String PLAIN = "-._~/!$&'()*+,;=@";

  private final Findings findings;
  private final List<DiagnosticCode> rules;

  private Sarif(Findings findings) {
    this.findings = findings;
    this.rules = findings.diagnostics().stream().map(Diagnostic::code).distinct().sorted().toList();
  }

  /**
   * The log of one run.
   *
   * @param version the version of this program
   */
  public static String of(Findings findings, String version) {
    return new Sarif(findings).log(version);
  }

  private String log(String version) {
    return Json.plain(
        json -> {
          json.text("$schema", SCHEMA);
          json.text("version", "2.1.0");
          json.objects("runs", List.of(version), this::run);
        });
  }

  private void run(Json run, String version) {
    run.object(
        "tool",
        tool ->
            tool.object(
                "driver",
                driver -> {
                  driver.text("name", "hpc-compose");
                  driver.text("version", version);
                  driver.objects("rules", rules, Sarif::rule);
                }));
    run.text("columnKind", "unicodeCodePoints");
    run.objects("results", findings.diagnostics(), this::result);
  }

  private static void rule(Json rule, DiagnosticCode code) {
    rule.text("id", code.id());
    rule.text("name", name(code));
    rule.object("shortDescription", text -> text.text("text", code.title()));
    rule.object(
        "help",
        text ->
            text.text(
                "text",
                "'hpc-compose explain " + code.id() + "' has examples; so has " + code.doc()));
    rule.text("helpUri", "urn:hpc-compose:diagnostic:" + code.id());
    rule.object("defaultConfiguration", level -> level.text("level", level(code.severity())));
  }

  /** {@code UnknownKey}. */
  private static String name(DiagnosticCode code) {
    StringBuilder name = new StringBuilder();
    for (String word : List.of(code.name().split("_"))) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private void result(Json result, Diagnostic finding) {
    result.text("ruleId", finding.code().id());
    result.number("ruleIndex", rules.indexOf(finding.code()));
    result.text("level", level(finding.severity()));
    String hint = finding.hint().map(text -> "\nhint: " + text).orElse("");
    result.object("message", text -> text.text("text", finding.message() + hint));
    result.objects("locations", List.of(finding.span()), Sarif::location);
    List<SourceOrigin> trail = findings.sources().trail(finding.span());
    if (!trail.isEmpty()) {
      result.objects("relatedLocations", numbered(trail), Sarif::related);
    }
  }

  private static List<Related> numbered(List<SourceOrigin> trail) {
    List<Related> related = new ArrayList<>();
    trail.forEach(origin -> related.add(new Related(related.size(), origin)));
    return related;
  }

  private static void related(Json json, Related related) {
    json.number("id", related.id());
    location(json, related.origin().span());
    json.object("message", text -> text.text("text", related.origin().relation().word() + " here"));
  }

  private static void location(Json json, SourceSpan span) {
    json.object(
        "physicalLocation",
        place -> {
          place.object("artifactLocation", file -> file.text("uri", uri(span.file())));
          if (!span.isWholeFile()) {
            place.object("region", region -> region(region, span));
          }
        });
  }

  private static void region(Json region, SourceSpan span) {
    region.number("startLine", span.line());
    region.number("startColumn", span.column());
    region.number("endLine", span.endLine());
    region.number("endColumn", span.endColumn());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
      case INFO -> "none";
    };
  }

  /** A path as a relative reference, or as an absolute URI. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (octet > 0 && Character.isLetterOrDigit(octet)) || PLAIN.indexOf(octet) >= 0;
      uri.append(plain ? Character.toString(octet) : String.format(Locale.ROOT, "%%%02X", octet));
    }
    return uri.toString();
  }

  /** One step of the way by which a file came into the spec. */
  private record Related(int id, SourceOrigin origin) {}
}
