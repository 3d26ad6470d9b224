package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * The files that a spec was read from, for quoting their lines: the spec itself and {@code .env}.
 *
 * @param texts the files that could be read
 */
public record Sources(List<SourceText> texts) {

  public Sources {
    texts = List.copyOf(texts);
  }

  /** Nothing to quote from. */
  public static Sources none() {
    return new Sources(List.of());
  }

  /** The line in which a stretch of text begins, where its file could be read. */
  public Optional<String> line(SourceSpan span) {
    return texts.stream()
        .filter(text -> text.file().equals(span.file()))
        .findFirst()
        .flatMap(text -> text.line(span.line()));
  }
}
