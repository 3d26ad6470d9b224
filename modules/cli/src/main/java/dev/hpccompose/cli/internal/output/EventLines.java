package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.words.EventText;
import dev.hpccompose.events.EventJson;
import dev.hpccompose.events.History;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;

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

  /** A finding for people. */
  public static String text(LogFinding finding) {
    return finding.writer() + ", byte " + finding.offset() + ": " + finding.message();
  }

  /** The document of {@code events}. */
  public static String document(String run, History history) {
    return Json.document(
        json -> {
          json.text("run", run);
          json.raw("events", history.events().stream().map(EventLines::json).toList());
          json.objects("findings", history.findings(), EventLines::finding);
        });
  }

  private static void finding(Json json, LogFinding finding) {
    json.text("code", finding.code());
    json.text("writer", finding.writer());
    json.number("offset", finding.offset());
    json.text("message", finding.message());
  }
}
