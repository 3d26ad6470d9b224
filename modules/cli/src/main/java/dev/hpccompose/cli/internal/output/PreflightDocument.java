package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.spi.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code preflight} and {@code doctor} found.
 *
 * @param report the findings
 * @param spec the spec; absent when only the site was looked at
 * @param strict whether warnings count as blockers
 * @param shown what a text is shown as
 */
public record PreflightDocument(
    PreflightReport report, Optional<Path> spec, boolean strict, UnaryOperator<String> shown) {

  /** Whether nothing is in the way. */
  public boolean isReady() {
    return report.blockers().isEmpty() && (!strict || report.warnings().isEmpty());
  }

  /** For programs. */
  public String json() {
    return Json.document(
        json -> {
          json.text("spec", spec);
          json.flag("ready", isReady());
          json.flag("strict", strict);
          json.number("millis", report.took().toMillis());
          json.objects("blockers", report.blockers(), this::entry);
          json.objects("warnings", report.warnings(), this::entry);
          json.objects("passed", report.passed(), this::entry);
        });
  }

  private void entry(Json json, Entry entry) {
    json.text("check", entry.check().word());
    json.text("found", shown.apply(entry.finding().found()));
    switch (entry.finding()) {
      case Finding.Passed _ -> {}
      case Finding.Warning(_, var meaning, var advice) -> more(json, meaning, advice);
      case Finding.Blocker(_, var meaning, var advice) -> more(json, meaning, advice);
    }
  }

  private void more(Json json, String meaning, String advice) {
    json.text("meaning", shown.apply(meaning));
    json.text("advice", shown.apply(advice));
  }

  /**
   * For people.
   *
   * @param all whether what is well is listed, not only counted
   */
  public String text(Style style, boolean all) {
    StringBuilder text = new StringBuilder();
    group(text, style.error("blockers"), report.blockers(), style);
    group(text, style.warning("warnings"), report.warnings(), style);
    if (all) {
      group(text, style.good("passed"), report.passed(), style);
    }
    return text.append(summary(all)).toString();
  }

  private void group(StringBuilder text, String title, List<Entry> entries, Style style) {
    if (entries.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    for (Entry entry : entries) {
      line(
          text,
          "  ",
          entry.finding().found() + "  " + style.faint("[" + entry.check().word() + "]"));
      switch (entry.finding()) {
        case Finding.Passed _ -> {}
        case Finding.Warning(_, var meaning, var advice) -> more(text, meaning, advice, style);
        case Finding.Blocker(_, var meaning, var advice) -> more(text, meaning, advice, style);
      }
    }
    text.append('\n');
  }

  private void more(StringBuilder text, String meaning, String advice, Style style) {
    line(text, "    ", meaning);
    line(text, "    ", style.hint("hint:") + " " + advice.replace("\n", "\n            "));
  }

  private void line(StringBuilder text, String indent, String content) {
    text.append(indent).append(shown.apply(content)).append('\n');
  }

  private String summary(boolean all) {
    String hidden = all || report.passed().isEmpty() ? "" : " (--verbose lists them)";
    return "%s: %s, %s, %d passed%s%n"
        .formatted(
            isReady() ? "ready" : "not ready",
            Words.counted(report.blockers().size(), "blocker"),
            Words.counted(report.warnings().size(), "warning"),
            report.passed().size(),
            hidden);
  }
}
