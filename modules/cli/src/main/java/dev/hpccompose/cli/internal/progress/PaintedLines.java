package dev.hpccompose.cli.internal.progress;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines at the end of a terminal that are painted again and again. The terminal itself cuts off
 * what does not fit: so nobody has to know how wide it is, or will be.
 */
final class PaintedLines {

  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintStream screen;
  private List<String> shown = List.of();

  PaintedLines(PrintStream screen) {
    this.screen = screen;
  }

  /** Paints these lines instead of those that are there. */
  void paint(List<String> lines) {
    if (!lines.equals(shown)) {
      write("", lines);
    }
  }

  /** Writes a line above them that stays. */
  void stay(String line, List<String> lines) {
    write(line + "\n", lines);
  }

  /** At once, so that the screen does not flicker. */
  private void write(String above, List<String> below) {
    StringBuilder text = new StringBuilder();
    if (!shown.isEmpty()) {
      text.append("\u001b[").append(shown.size()).append('A');
      text.append('\r').append(ERASE_BELOW);
    }
    text.append(above);
    if (!below.isEmpty()) {
      text.append(NO_WRAP).append(String.join("\n", below)).append(WRAP).append('\n');
    }
    screen.print(text);
    screen.flush();
    shown = List.copyOf(below);
  }
}
