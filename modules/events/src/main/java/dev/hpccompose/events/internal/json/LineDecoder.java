package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lines as events. */
public final class LineDecoder {

  /** That of the released types. */
  public static final LineDecoder RELEASED = new LineDecoder(EventTypes.RELEASED);

  private static final ValueCodec TEXT = new TextCodec();
  private static final ValueCodec TIME = new InstantCodec(false);
  private static final ValueCodec EVENT_ID = new EventIdCodec();
  private static final ValueCodec VERSION = new IntegerCodec(1, Integer.MAX_VALUE);
  private static final ValueCodec SEQUENCE = new IntegerCodec(1, Long.MAX_VALUE);
  private static final ValueCodec ATTEMPT = new IntegerCodec(0, Integer.MAX_VALUE);

  private final EventTypes types;

  LineDecoder(EventTypes types) {
    this.types = types;
  }

  /**
   * What {@code line} holds. The order of its fields does not matter.
   *
   * @param writer whose line it is
   * @param line without line feed
   */
  public Decoded decode(String writer, byte[] line) {
    try {
      return new Decoded.Event(event(writer, Json.parseObject(line), line));
    } catch (MalformedLineException e) {
      return new Decoded.Damaged(String.valueOf(e.getMessage()));
    }
  }

  private RecordedEvent event(String writer, Map<String, @Nullable Object> fields, byte[] line)
      throws MalformedLineException {
    return new RecordedEvent(
        new EventId(writer, (Long) Field.required(fields, "seq", SEQUENCE)),
        (Instant) Field.required(fields, "at", TIME),
        (String) Field.required(fields, "run", TEXT),
        (Integer) Field.required(fields, "attempt", ATTEMPT),
        cause(fields),
        payload(fields, line));
  }

  private JobEvent payload(Map<String, @Nullable Object> fields, byte[] line)
      throws MalformedLineException {
    String name = (String) Field.required(fields, "type", TEXT);
    int version = (Integer) Field.required(fields, "v", VERSION);
    EventType type = types.find(name);
    if (type == null || version > type.version()) {
      return new UnknownEvent(name, version, new String(line, StandardCharsets.UTF_8));
    }
    return (JobEvent) type.codec().read(type.upcast(fields, version));
  }

  private static Optional<EventId> cause(Map<String, @Nullable Object> fields)
      throws MalformedLineException {
    return fields.get("cause") == null
        ? Optional.empty()
        : Optional.of((EventId) Field.required(fields, "cause", EVENT_ID));
  }
}
