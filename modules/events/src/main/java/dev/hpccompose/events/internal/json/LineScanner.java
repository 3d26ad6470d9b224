package dev.hpccompose.events.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps through a line as our writers write it: no blanks between the tokens, plain ASCII in
 * strings, whole numbers. Everything else is {@link NotPlainException}, also where it is JSON.
 */
final class LineScanner {

  private static final int MAX_DIGITS = 18;
  private static final int MAX_DEPTH = 8;
  private static final Token TRUE = Token.of("true");
  private static final Token FALSE = Token.of("false");

  private final byte[] line;
  private int at;
  private int depth;

  LineScanner(byte[] line) {
    this.line = line;
  }

  /** Steps over a token where it is next. */
  boolean passes(Token token) {
    boolean isNext = token.isAt(line, at);
    at += isNext ? token.length() : 0;
    return isNext;
  }

  /** Steps over a token that ends with a value, where it is next with the whole value. */
  boolean passesValue(Token token) {
    return token.isAt(line, at) && endsValue(at + token.length()) && passes(token);
  }

  /** Steps over a token, which must be next. */
  LineScanner pass(Token token) throws NotPlainException {
    if (!passes(token)) {
      throw new NotPlainException();
    }
    return this;
  }

  /** Steps over the brace at the end, behind which nothing may follow. */
  void end() throws NotPlainException {
    pass('}');
    if (at != line.length) {
      throw new NotPlainException();
    }
  }

  /** A string, a {@link Long}, a {@link Boolean}, or a list or map of them. */
  Object value() throws NotPlainException {
    return switch (current()) {
      case '"' -> text();
      case '[', '{' -> nested();
      case 't' -> flag(TRUE, true);
      case 'f' -> flag(FALSE, false);
      default -> whole();
    };
  }

  private Object nested() throws NotPlainException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new NotPlainException();
    }
    Object value = current() == '[' ? list() : map();
    depth--;
    return value;
  }

  private List<Object> list() throws NotPlainException {
    List<Object> values = new ArrayList<>();
    pass('[');
    while (current() != ']') {
      separate(values.isEmpty());
      values.add(value());
    }
    pass(']');
    return values;
  }

  private Map<String, Object> map() throws NotPlainException {
    Map<String, Object> fields = new HashMap<>();
    pass('{');
    while (current() != '}') {
      separate(fields.isEmpty());
      String name = text();
      pass(':');
      if (fields.put(name, value()) != null) {
        throw new NotPlainException();
      }
    }
    pass('}');
    return fields;
  }

  private void separate(boolean first) throws NotPlainException {
    if (!first) {
      pass(',');
    }
  }

  String text() throws NotPlainException {
    pass('"');
    int start = at;
    int end = start;
    while (end < line.length && isPlain(line[end])) {
      end++;
    }
    at = end;
    pass('"');
    return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** The first letters of a string, which must have that many. */
  String quoted(int length) throws NotPlainException {
    pass('"');
    if (at + length > line.length) {
      throw new NotPlainException();
    }
    at += length;
    return new String(line, at - length, length, StandardCharsets.ISO_8859_1);
  }

  /** A number of so many digits, whatever follows. */
  long digits(int count) throws NotPlainException {
    int start = at;
    long value = 0;
    while (at < start + count) {
      if (!isDigit(current())) {
        throw new NotPlainException();
      }
      value = value * 10 + current() - '0';
      at++;
    }
    return value;
  }

  long whole() throws NotPlainException {
    boolean negative = current() == '-';
    at += negative ? 1 : 0;
    int start = at;
    long value = 0;
    while (isDigit(current())) {
      value = value * 10 + current() - '0';
      at++;
    }
    int digits = at - start;
    boolean leadingZero = digits > 1 && line[start] == '0';
    if (digits == 0 || digits > MAX_DIGITS || leadingZero || !endsValue(at)) {
      throw new NotPlainException();
    }
    return negative ? -value : value;
  }

  private Boolean flag(Token word, boolean value) throws NotPlainException {
    pass(word);
    return value;
  }

  private void pass(char letter) throws NotPlainException {
    if (current() != letter) {
      throw new NotPlainException();
    }
    at++;
  }

  private boolean endsValue(int place) {
    byte next = place < line.length ? line[place] : 0;
    return next == ',' || next == '}' || next == ']';
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isPlain(byte letter) {
    return letter >= ' ' && letter != '"' && letter != '\\';
  }

  /** The next byte; 0, which is in no plain line, behind the last. */
  private byte current() {
    return at < line.length ? line[at] : 0;
  }
}
