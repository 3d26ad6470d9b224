package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * The text of one file, line by line, as diagnostics quote it.
 *
 * @param file the file as the user named it
 * @param lines its lines without their ends
 * @param origin which other file brought it in
 */
public record SourceText(String file, List<String> lines, Optional<SourceOrigin> origin) {

  public SourceText {
    lines = List.copyOf(lines);
  }

  /** The text of a file that was named by the user, cut at every kind of line end. */
  public static SourceText of(String file, String text) {
    return of(file, text, Optional.empty());
  }

  /** The text of a file, cut at {@code \n}, {@code \r\n} and {@code \r}. */
  public static SourceText of(String file, String text, Optional<SourceOrigin> origin) {
    return new SourceText(file, text.lines().toList(), origin);
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
