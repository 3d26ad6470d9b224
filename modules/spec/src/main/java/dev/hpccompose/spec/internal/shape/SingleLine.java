package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** What characters a text may hold. */
public final class SingleLine {

  private SingleLine() {}

  /** Refuses what no argument, variable or file can hold. */
  static boolean holdsCharacters(Located<String> text, Reading in) {
    return refuse(text, in::what, in, c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  /** Refuses text that would not stay in its line, and text that says nothing. */
  public static Optional<Located<String>> requireFilled(Located<String> text, Reading in) {
    return requireFilled(text, in::what, in);
  }

  /** Refuses the same, of a text that is called something else than the key that is read. */
  static Optional<Located<String>> requireFilled(
      Located<String> text, Supplier<String> what, Reading in) {
    if (!refuse(text, what, in, SingleLine::breaksLine)) {
      return Optional.empty();
    }
    if (text.value().isBlank()) {
      in.findings()
          .add(
              DiagnosticCode.EMPTY_VALUE,
              text.span(),
              what.get() + " is empty",
              "give it a value, or remove the line");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static boolean breaksLine(int c) {
    if (c >= ' ' && c <= '~') {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean refuse(
      Located<String> text, Supplier<String> what, Reading in, IntPredicate illegal) {
    String value = text.value();
    // no stream: every text of a spec comes by here
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      if (illegal.test(value.codePointAt(at))) {
        in.findings()
            .add(
                DiagnosticCode.CONTROL_CHARACTER,
                text.span(),
                what.get() + " cannot hold " + name(value.codePointAt(at)),
                "remove it: the value must be plain text in one line");
        return false;
      }
    }
    return true;
  }

  private static String name(int c) {
    return c == '\n' ? "a line break" : String.format("the character U+%04X", c);
  }
}
