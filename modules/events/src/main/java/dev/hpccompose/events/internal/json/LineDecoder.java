package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lines as events. */
public final class LineDecoder {

  private static final ValueShape TEXT = new TextShape();
  private static final ValueShape VERSION = new WholeShape(1, Integer.MAX_VALUE);
  private static final ValueShape SEQUENCE = new WholeShape(1, Long.MAX_VALUE);
  private static final ValueShape ATTEMPT = new WholeShape(0, Integer.MAX_VALUE);

  private LineDecoder() {}

  /**
   * What {@code line} holds. The order of its fields does not matter.
   *
   * @param writer whose line it is
   * @param line without line feed
   */
  public static Decoded decode(String writer, byte[] line) {
    try {
      return new Decoded.Event(event(writer, Json.parseObject(line), line));
    } catch (MalformedLineException e) {
      return new Decoded.Damaged(String.valueOf(e.getMessage()));
    }
  }

  private static RecordedEvent event(
      String writer, Map<String, @Nullable Object> fields, byte[] line)
      throws MalformedLineException {
    return new RecordedEvent(
        new EventId(writer, (Long) Field.required(fields, "seq", SEQUENCE)),
        time((String) Field.required(fields, "at", TEXT)),
        (String) Field.required(fields, "run", TEXT),
        (Integer) Field.required(fields, "attempt", ATTEMPT),
        cause(fields),
        payload(fields, line));
  }

  private static JobEvent payload(Map<String, @Nullable Object> fields, byte[] line)
      throws MalformedLineException {
    String name = (String) Field.required(fields, "type", TEXT);
    int version = (Integer) Field.required(fields, "v", VERSION);
    EventType type = EventTypes.find(name, version);
    if (type == null) {
      return new UnknownEvent(name, version, new String(line, StandardCharsets.UTF_8));
    }
    return (JobEvent) RecordShape.of(type.payload()).read(fields);
  }

  private static Instant time(String text) throws MalformedLineException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedLineException("field 'at': is not a time");
    }
  }

  private static Optional<EventId> cause(Map<String, @Nullable Object> fields)
      throws MalformedLineException {
    if (fields.get("cause") == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventId.parse((String) Field.required(fields, "cause", TEXT)));
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException("field 'cause': is not an event id");
    }
  }
}
