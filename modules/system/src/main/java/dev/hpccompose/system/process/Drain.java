package dev.hpccompose.system.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a stream in the background, so that no tool is held up by a full pipe. */
public final class Drain {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Thread reader;

  private Drain(InputStream stream) {
    reader = Thread.ofPlatform().daemon().unstarted(() -> copy(stream));
  }

  /**
   * Starts to read.
   *
   * @param stream read to its end, then closed
   */
  public static Drain of(InputStream stream) {
    Drain drain = new Drain(stream);
    drain.reader.start();
    return drain;
  }

  private void copy(InputStream stream) {
    try (stream) {
      stream.transferTo(bytes);
    } catch (IOException e) {
      // the tool is gone; what it said until then counts
    }
  }

  /**
   * What came so far. A process that a tool left behind may hold the stream open for ever, so the
   * end is waited for only briefly.
   *
   * @param patience how long
   */
  public String text(Duration patience) {
    try {
      reader.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
