package dev.hpccompose.spec.internal.language;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One port or several in a row.
 *
 * @param first the first one, from 1
 * @param last the last one, at most 65535
 */
record PortRange(int first, int last) {

  private static final int MAX_PORTS = 1000;

  /** Reads {@code 80} or {@code 5000-5010}; empty when the text is something else. */
  static Optional<PortRange> parse(String text) {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : number(text.substring(dash + 1));
    return first > 0 && last >= first && last - first < MAX_PORTS
        ? Optional.of(new PortRange(first, last))
        : Optional.empty();
  }

  /** The ports. */
  IntStream numbers() {
    return IntStream.rangeClosed(first, last);
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits ? Integer.parseInt(text) : 0;
    return number <= 65_535 ? number : 0;
  }
}
