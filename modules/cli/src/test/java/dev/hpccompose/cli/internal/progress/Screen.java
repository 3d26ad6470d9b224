package dev.hpccompose.cli.internal.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of this width that knows what the program uses, and fails for everything else. */
final class Screen {

  private static final Pattern PART =
      Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])|([^\u001b])", Pattern.DOTALL);

  private final int width;
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;
  private boolean wraps = true;

  Screen(int width) {
    this.width = width;
  }

  /** What a person sees after all of that. */
  List<String> after(String output) {
    Matcher part = PART.matcher(output);
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      if (part.group(4) == null) {
        control(part.group(1) + part.group(2) + part.group(3));
      } else {
        put(part.group(4).charAt(0));
      }
    }
    if (end < output.length()) {
      throw new AssertionError("the screen does not know what to do with " + output.substring(end));
    }
    return rows.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void control(String sequence) {
    switch (sequence) {
      case "?7l" -> wraps = false;
      case "?7h" -> wraps = true;
      case "J" -> {
        rows.subList(row + 1, rows.size()).clear();
        rows.get(row).setLength(column);
      }
      case "2m", "0m" -> {}
      default -> up(sequence);
    }
  }

  private void up(String sequence) {
    if (!sequence.matches("[1-9]A")) {
      throw new AssertionError("the screen does not know " + sequence);
    }
    row = Math.max(0, row - (sequence.charAt(0) - '0'));
  }

  private void put(char c) {
    switch (c) {
      case '\r' -> column = 0;
      case '\n' -> newLine();
      default -> {
        if (Character.isISOControl(c)) {
          throw new AssertionError("a control character: " + (int) c);
        }
        if (column == width) {
          if (wraps) {
            newLine();
          } else {
            column--;
          }
        }
        StringBuilder line = rows.get(row);
        line.setLength(Math.max(line.length(), column + 1));
        line.setCharAt(column++, c);
      }
    }
  }

  private void newLine() {
    column = 0;
    row++;
    if (row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }
}
