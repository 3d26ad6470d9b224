package dev.hpccompose.spec.internal.language;

import java.util.Optional;

/**
 * The syntax of POSIX extended regular expressions (IEEE 1003.1, 9.4), as far as bash and grep
 * agree on it. Java's own expressions are another language and cannot answer for it.
 */
final class ExtendedRegex {

  private static final int MAX_REPEAT = 255;

  private final String text;
  private int at;
  private int open;
  private boolean repeatable;
  private String foreign = "";

  private ExtendedRegex(String text) {
    this.text = text;
  }

  /**
   * What can be said about an expression.
   *
   * @param flaw why it is not one
   * @param foreign an escape that belongs to another dialect
   */
  record Verdict(Optional<String> flaw, Optional<String> foreign) {}

  static Verdict check(String text) {
    ExtendedRegex regex = new ExtendedRegex(text);
    String flaw = regex.flaw();
    return new Verdict(filled(flaw), filled(regex.foreign));
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private String flaw() {
    String flaw = "";
    while (flaw.isEmpty() && at < text.length()) {
      flaw = next(text.charAt(at));
    }
    return flaw.isEmpty() && open > 0 ? "a '(' is not closed" : flaw;
  }

  /** Reads one element; says what is wrong with it. */
  private String next(char c) {
    at++;
    return switch (c) {
      case '\\' -> escape();
      case '[' -> bracket();
      case '(' -> parenthesis(1);
      case ')' -> open == 0 ? "a ')' closes nothing" : parenthesis(-1);
      case '*', '+', '?' -> repeatable ? "" : "there is nothing that '" + c + "' repeats";
      case '{' -> interval();
      case '|', '^' -> element(false);
      default -> element(true);
    };
  }

  private String element(boolean canRepeat) {
    repeatable = canRepeat;
    return "";
  }

  private String parenthesis(int change) {
    open += change;
    return element(change < 0);
  }

  private String escape() {
    if (at >= text.length()) {
      return "a backslash at the end";
    }
    char c = text.charAt(at++);
    if (foreign.isEmpty() && "dDhHvVRAzZpPQE".indexOf(c) >= 0) {
      foreign = "\\" + c;
    }
    return element(true);
  }

  private String bracket() {
    if (at < text.length() && text.charAt(at) == '^') {
      at++;
    }
    int first = at;
    while (at < text.length() && (at == first || text.charAt(at) != ']')) {
      String kind = at + 1 < text.length() ? text.substring(at, at + 2) : "";
      boolean named = kind.equals("[:") || kind.equals("[.") || kind.equals("[=");
      int end = named ? text.indexOf(kind.charAt(1) + "]", at + 2) : at - 1;
      if (named && end < 0) {
        return "'" + kind + "' is not closed";
      }
      at = end + 2;
    }
    at++;
    return at > text.length() ? "a '[' is not closed" : element(true);
  }

  private String interval() {
    if (!repeatable) {
      return "there is nothing that '{' repeats";
    }
    int end = text.indexOf('}', at);
    if (end < 0) {
      return "a '{' is not closed";
    }
    String[] bounds = text.substring(at, end).split(",", -1);
    at = end + 1;
    int min = bound(bounds[0]);
    int max = bounds.length == 1 || bounds[1].isEmpty() ? min : bound(bounds[1]);
    return bounds.length <= 2 && min >= 0 && max >= min
        ? ""
        : "the numbers between '{' and '}' are not min,max";
  }

  private static int bound(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = number ? Integer.parseInt(digits) : -1;
    return value <= MAX_REPEAT ? value : -1;
  }
}
