package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.words.EventText;
import dev.hpccompose.events.EventJson;
import dev.hpccompose.events.History;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SealedLines;
import dev.hpccompose.runtime.run.HistoryCheck;
import dev.hpccompose.runtime.run.RunDirectory;

/** A history for people and for programs. */
public final class EventLines {

  private EventLines() {}

  /** One line for people. */
  public static String text(RecordedEvent event) {
    String id = event.id().toString();
    String gap = " ".repeat(Math.max(0, 12 - id.length()));
    return Times.exact(event.at()) + "  " + id + gap + "  " + EventText.describe(event);
  }

  /** One line for programs. */
  public static String json(RecordedEvent event) {
    return EventJson.line(event);
  }

  /** The document of {@code events}. */
  public static String document(String run, History history) {
    return Json.document(
        json -> {
          json.text("run", run);
          json.raw("events", history.events().stream().map(EventLines::json).toList());
          json.objects(
              "findings", history.findings().stream().map(Found::of).toList(), EventLines::finding);
        });
  }

  /** The document of {@code events --verify}. */
  public static String document(RunDirectory run, History history, HistoryCheck check) {
    return Json.document(
        json -> {
          json.text("run", run.runId());
          json.raw("events", history.events().stream().map(EventLines::json).toList());
          json.objects("findings", Found.in(run, check), EventLines::finding);
          json.objects("seals", check.seals(), EventLines::seal);
        });
  }

  private static void finding(Json json, Found finding) {
    json.text("code", finding.code());
    json.text("writer", finding.writer());
    json.text("file", finding.file());
    json.number("offset", finding.offset());
    json.text("evidence", finding.evidence());
    json.text("message", finding.message());
  }

  private static void seal(Json json, SealedLines seal) {
    json.text("writer", seal.writer());
    json.number("lines", seal.lines());
    json.number("sealed", seal.sealed());
  }
}
