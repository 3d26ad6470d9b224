package dev.hpccompose.spec.internal.source;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes to text, strictly. */
final class Utf8Text {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8Text() {}

  static SourceFile.Outcome decode(byte[] bytes, String name) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError();
    String text = withoutMark(chars.flip().toString());
    if (malformed) {
      return refused(name, text, text.length(), "a byte that is not UTF-8", bytes);
    }
    int control = firstForbidden(text);
    return control < 0
        ? new SourceFile.Outcome.Text(text)
        : refused(name, text, control, "the control character " + code(text, control), bytes);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** What YAML calls not printable. */
  private static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) && "\t\n\r\u0085".indexOf(c) < 0;
      if (control || c == '\uFFFE' || c == '\uFFFF') {
        return i;
      }
    }
    return -1;
  }

  private static String code(String text, int at) {
    return String.format("U+%04X", (int) text.charAt(at));
  }

  private static SourceFile.Outcome refused(
      String name, String text, int at, String what, byte[] bytes) {
    return new SourceFile.Outcome.Refused(
        new Diagnostic(
            DiagnosticCode.FILE_NOT_TEXT,
            place(name, text, at),
            what + " cannot stand in a spec",
            Optional.of(
                looksLikeUtf16(bytes)
                    ? "the file looks like UTF-16: save it as UTF-8"
                    : "save the file as UTF-8 text")));
  }

  private static SourceSpan place(String name, String text, int at) {
    String before = text.substring(0, at).replace("\r\n", "\n").replace('\r', '\n');
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.codePointCount(lineStart, before.length());
    return SourceSpan.inLine(name, line, column, 1);
  }

  private static boolean looksLikeUtf16(byte[] bytes) {
    return bytes.length >= 2
        && (((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE)
            || ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF)
            || bytes[0] == 0
            || bytes[1] == 0);
  }
}
