package dev.hpccompose.cli.internal.progress;

import java.util.regex.Pattern;

/** What programs write for a terminal, without what would move its cursor or change its colours. */
final class VisibleText {

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]" // colours, movements
              + "|\u001b[\\]P^_X][^\u0007\u001b]*(\u0007|\u001b\\\\|$)" // titles, links
              + "|\u001b[ -/]*[0-~]?");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\t]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  private VisibleText() {}

  /** A line of which every character takes the place of one, or of two. */
  static String of(String line) {
    String plain = SEQUENCE.matcher(line).replaceAll("");
    String even = BLANKS.matcher(plain).replaceAll(" ");
    return UNSEEN.matcher(even).replaceAll("").strip();
  }
}
