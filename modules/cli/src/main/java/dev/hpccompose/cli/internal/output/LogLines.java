package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What services wrote, merged; every line says whose it is. */
public final class LogLines {

  private final Console console;
  private final Map<String, String> prefixes = new HashMap<>();
  private final boolean timed;
  private boolean any;

  /**
   * How lines begin.
   *
   * @param named with the name of their service
   * @param coloured names in colours where a terminal shows them
   * @param timed with their time
   */
  public record Beginning(boolean named, boolean coloured, boolean timed) {}

  /** Lines of these services. */
  public LogLines(Console console, List<String> names, Beginning beginning) {
    this.console = console;
    this.timed = beginning.timed();
    Style style = beginning.coloured() ? console.outStyle() : Style.PLAIN;
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    for (String name : new ArrayList<>(names)) {
      String gap = " ".repeat(width - name.length());
      String prefix = style.name(prefixes.size(), name + gap + " |") + " ";
      prefixes.put(name, beginning.named() ? prefix : "");
    }
  }

  /** Prints lines that a service wrote just now. */
  public void print(String service, List<String> lines) {
    Instant now = timed ? Instant.now() : Instant.EPOCH;
    lines.forEach(line -> print(service, now, line));
  }

  /** Prints a line of a service. */
  public void print(String service, Instant at, String line) {
    String time = timed ? at.truncatedTo(ChronoUnit.MILLIS) + " " : "";
    console.out().println(prefixes.getOrDefault(service, "") + time + line);
    any = true;
  }

  /** Hands all on to the reader; whether there still is one. */
  public boolean flush() {
    return !console.out().checkError();
  }

  /** Whether there was a line. */
  public boolean any() {
    return any;
  }
}
