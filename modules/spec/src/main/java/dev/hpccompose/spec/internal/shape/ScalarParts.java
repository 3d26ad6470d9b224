package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.Optional;

/** Finds a part of a scalar's text in the line that it was written in. */
final class ScalarParts {

  private ScalarParts() {}

  static SourceSpan span(SourceText text, YamlNode.Scalar scalar, int offset, int length) {
    SourceSpan whole = scalar.span();
    Optional<String> line = text.line(whole.line()).filter(l -> whole.line() == whole.endLine());
    return line.flatMap(l -> inLine(l, scalar, offset, length)).orElse(whole);
  }

  private static Optional<SourceSpan> inLine(
      String line, YamlNode.Scalar scalar, int offset, int length) {
    int width = line.codePointCount(0, line.length());
    int start = scalar.span().column() - 1;
    if (start >= width || offset + length > scalar.text().length()) {
      return Optional.empty();
    }
    int quote = "'\"".indexOf(line.codePointAt(line.offsetByCodePoints(0, start))) >= 0 ? 1 : 0;
    String before = scalar.text().substring(0, offset + length);
    // escapes make the text differ from the line: then no part of it can be pointed at
    if (!line.startsWith(before, line.offsetByCodePoints(0, start) + quote)) {
      return Optional.empty();
    }
    int column = start + quote + 1 + before.codePointCount(0, offset);
    return Optional.of(
        SourceSpan.inLine(
            scalar.span().file(),
            scalar.span().line(),
            column,
            before.codePointCount(offset, offset + length)));
  }
}
