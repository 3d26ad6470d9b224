package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines of one writer, many times faster than {@link LineDecoder} where they are written
 * as our writers write them. That has the last word: every other line goes to it. Belongs to one
 * thread.
 */
public final class PlainLines {

  private static final Token VERSION = Token.of("{\"v\":");
  private static final Token SEQUENCE = Token.field("seq");
  private static final Token TYPE = Token.field("type");
  private static final Token RUN = Token.field("run");
  private static final Token ATTEMPT = Token.field("attempt");
  private static final Token CAUSE = Token.field("cause");

  private final String writer;
  private final EventTypes types;
  private final LineDecoder decoder;
  private final PlainTime time = new PlainTime();
  private Token lastAttempt = Token.of("no attempt yet");
  private String run = "";
  private int attempt;

  /** A reader of the lines of {@code writer}. */
  public PlainLines(String writer, EventTypes types) {
    this.writer = writer;
    this.types = types;
    this.decoder = new LineDecoder(types);
  }

  /** What {@code line} holds: what {@link LineDecoder#decode} says. */
  public Decoded decode(byte[] line) {
    try {
      return new Decoded.Event(event(new LineScanner(line)));
    } catch (NotPlainException e) {
      return decoder.decode(writer, line);
    }
  }

  RecordedEvent event(LineScanner line) throws NotPlainException {
    long version = line.pass(VERSION).whole();
    long seq = line.pass(SEQUENCE).whole();
    Instant at = time.of(line);
    String type = line.pass(TYPE).text();
    passAttempt(line);
    if (seq < 1 || version != (int) version) {
      throw new NotPlainException();
    }
    Optional<EventId> cause = cause(line);
    JobEvent payload = payload(type, (int) version, line);
    return new RecordedEvent(new EventId(writer, seq), at, run, attempt, cause, payload);
  }

  /** Steps over run and attempt: mostly those of the line before. */
  private void passAttempt(LineScanner line) throws NotPlainException {
    if (line.passesValue(lastAttempt)) {
      return;
    }
    String ofRun = line.pass(RUN).text();
    long number = line.pass(ATTEMPT).whole();
    if (number < 0 || number != (int) number) {
      throw new NotPlainException();
    }
    run = ofRun;
    attempt = (int) number;
    lastAttempt = Token.of(",\"run\":\"" + run + "\",\"attempt\":" + attempt);
  }

  private static Optional<EventId> cause(LineScanner line) throws NotPlainException {
    if (!line.passes(CAUSE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventId.parse(line.text()));
    } catch (IllegalArgumentException e) {
      throw new NotPlainException();
    }
  }

  private JobEvent payload(String type, int version, LineScanner line) throws NotPlainException {
    EventType known = types.find(type);
    if (known == null || known.version() != version) {
      throw new NotPlainException();
    }
    RecordCodec codec = known.codec();
    List<Field> fields = codec.fields();
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(fields.get(i), line);
    }
    line.end();
    return (JobEvent) codec.construct(values);
  }

  private static Object value(Field field, LineScanner line) throws NotPlainException {
    if (!line.passes(field.token())) {
      return field.absent();
    }
    try {
      return field.present(line.value());
    } catch (MalformedLineException e) {
      throw new NotPlainException();
    }
  }
}
