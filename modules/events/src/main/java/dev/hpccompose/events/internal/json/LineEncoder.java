package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** Writes events as lines. */
public final class LineEncoder {

  private LineEncoder() {}

  /**
   * The line of an event, without line feed.
   *
   * @throws IllegalArgumentException for an {@link UnknownEvent}
   */
  public static byte[] encode(RecordedEvent recorded) {
    EventType type = EventTypes.RELEASED.typeOf(recorded.event());
    return Json.write(out -> write(out, type, recorded));
  }

  /** The line with the writer in front; of an unknown event, the line that was read. */
  public static String export(RecordedEvent recorded) {
    String line =
        recorded.event() instanceof UnknownEvent unknown
            ? unknown.json().strip()
            : new String(encode(recorded), StandardCharsets.UTF_8);
    return "{\"writer\":" + Json.text(recorded.id().writer()) + "," + line.substring(1);
  }

  private static void write(JsonGenerator out, EventType type, RecordedEvent recorded) {
    out.writeStartObject();
    out.writeNumberProperty("v", type.version());
    out.writeNumberProperty("seq", recorded.id().seq());
    out.writeStringProperty("at", InstantCodec.format(recorded.at()));
    out.writeStringProperty("type", type.name());
    out.writeStringProperty("run", recorded.run());
    out.writeNumberProperty("attempt", recorded.attempt());
    recorded.cause().ifPresent(cause -> out.writeStringProperty("cause", cause.toString()));
    type.codec().writeFields(out, recorded.event());
    out.writeEndObject();
  }
}
