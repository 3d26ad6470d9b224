package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import java.util.ArrayList;
import java.util.List;

/** What services wrote, merged; every line says whose it is. */
public final class LogLines {

  private final Console console;
  private final Style style;
  private final boolean named;
  private final List<String> names;
  private final int width;
  private boolean any;

  /**
   * Lines of these services.
   *
   * @param named whether each line begins with the name of its service
   */
  public LogLines(Console console, List<String> names, boolean named) {
    this.console = console;
    this.style = console.outStyle();
    this.named = named;
    this.names = new ArrayList<>(names);
    this.width = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Prints lines of one service. */
  public void print(String service, List<String> lines) {
    String prefix = named ? prefix(service) : "";
    lines.forEach(line -> console.out().println(prefix + line));
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

  private String prefix(String service) {
    String gap = " ".repeat(Math.max(0, width - service.length()));
    return style.name(names.indexOf(service), service + gap + " |") + " ";
  }
}
