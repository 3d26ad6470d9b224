package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import java.util.function.LongConsumer;

/** How far a copy has come, in one line that is written again and again where a person looks. */
public final class CopyProgress implements LongConsumer, AutoCloseable {

  private static final long NANOS = 200_000_000;
  private static final int WIDTH = 24;

  private final Console console;
  private final long total;
  private final boolean shown;
  private long done;
  private long last = System.nanoTime();
  private boolean written;

  /** For a copy of so many bytes. */
  public CopyProgress(Console console, long total) {
    this.console = console;
    this.total = total;
    this.shown = console.errTerminal().isPresent();
  }

  @Override
  public void accept(long bytes) {
    done += bytes;
    long now = System.nanoTime();
    if (shown && now - last > NANOS) {
      last = now;
      written = true;
      console.err().print("\r" + text() + " ");
      console.err().flush();
    }
  }

  private String text() {
    int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / total);
    return "copying ["
        + "#".repeat(filled)
        + "-".repeat(WIDTH - filled)
        + "] "
        + Bytes.text(done)
        + " of "
        + Bytes.text(total);
  }

  @Override
  public void close() {
    if (written) {
      console.err().print("\r" + " ".repeat(text().length() + 1) + "\r");
      console.err().flush();
    }
  }
}
