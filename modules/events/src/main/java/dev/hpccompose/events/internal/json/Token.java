package dev.hpccompose.events.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A piece of a line that is the same in many lines. */
final class Token {

  private final byte[] bytes;

  private Token(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  static Token of(String text) {
    return new Token(text);
  }

  /** The name of a field behind another one. */
  static Token field(String name) {
    return new Token(",\"" + name + "\":");
  }

  int length() {
    return bytes.length;
  }

  boolean isAt(byte[] line, int at) {
    int end = at + bytes.length;
    return end <= line.length && Arrays.equals(line, at, end, bytes, 0, bytes.length);
  }
}
