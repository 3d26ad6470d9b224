package dev.hpccompose.spec.internal.settings;

import java.util.regex.Pattern;

/** Writes one line of text as a YAML scalar. */
final class PlainScalar {

  private static final Pattern PLAIN = Pattern.compile("[\\w/.$~][\\w/.$~{}+=%@-]*");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL");

  private PlainScalar() {}

  static String of(String text) {
    return PLAIN.matcher(text).matches() && !NULL.matcher(text).matches()
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
