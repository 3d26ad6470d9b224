package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * The text of one file, line by line, as diagnostics quote it.
 *
 * @param file the file as the user named it
 * @param lines its lines without their ends
 */
public record SourceText(String file, List<String> lines) {

  public SourceText {
    lines = List.copyOf(lines);
  }

  /** A text, cut at {@code \n}, {@code \r\n} and {@code \r}. */
  public static SourceText of(String file, String text) {
    return new SourceText(file, text.lines().toList());
  }

  /**
   * One line.
   *
   * @param number counted from 1
   */
  public Optional<String> line(int number) {
    return number >= 1 && number <= lines.size()
        ? Optional.of(lines.get(number - 1))
        : Optional.empty();
  }
}
