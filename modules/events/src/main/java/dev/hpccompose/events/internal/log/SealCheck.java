package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding.BrokenSeal;
import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.SealedLines;
import dev.hpccompose.events.internal.json.Decoded;
import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.internal.json.PlainLines;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the lines of one writer with its seals. */
public final class SealCheck {

  private final String writer;
  private final PlainLines decoder;
  private final LineDigest digest = new LineDigest();
  private long sealed;
  private long whole;
  private @Nullable BrokenSeal broken;

  private SealCheck(String writer) {
    this.writer = writer;
    this.decoder = new PlainLines(writer, EventTypes.RELEASED);
  }

  /** What the seals of {@code writer} say of its lines. */
  public static SealedLines of(EventStore store, String writer) {
    SealCheck check = new SealCheck(writer);
    WriterLines.forEach(store, writer, check::add);
    return new SealedLines(
        writer, check.digest.lines(), check.sealed, Optional.ofNullable(check.broken));
  }

  private void add(StoredLine line) {
    if (decoder.decode(line.bytes()) instanceof Decoded.Event(var event)
        && event.event() instanceof LogSealed seal) {
      compare(seal, line);
    }
    digest.add(line);
  }

  /** Every seal after a broken one is broken too: only the first says where. */
  private void compare(LogSealed seal, StoredLine line) {
    if (broken == null && !seal.equals(digest.seal())) {
      broken = new BrokenSeal(writer, line.offset(), whole);
    }
    sealed = digest.lines() + 1;
    whole = line.offset() + line.length() + 1;
  }
}
