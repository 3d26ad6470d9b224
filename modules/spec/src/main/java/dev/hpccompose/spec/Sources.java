package dev.hpccompose.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a spec was read from, for quoting their lines: the spec, what it includes and
 * extends, and {@code .env}.
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

  /** These and further files. */
  public Sources and(Sources further) {
    List<SourceText> all = new ArrayList<>(texts);
    all.addAll(further.texts());
    return new Sources(all);
  }

  /** How the file of a stretch of text came into the spec, the nearest reason first. */
  public List<SourceOrigin> trail(SourceSpan span) {
    List<SourceOrigin> trail = new ArrayList<>();
    Optional<SourceOrigin> origin = origin(span.file());
    // a file that is reached from itself was reported as such: the way to it ends there
    while (origin.isPresent() && !trail.contains(origin.get())) {
      trail.add(origin.get());
      origin = origin(origin.get().span().file());
    }
    return trail;
  }

  private Optional<SourceOrigin> origin(String file) {
    return texts.stream()
        .filter(text -> text.file().equals(file))
        .findFirst()
        .flatMap(SourceText::origin);
  }

  /** The line in which a stretch of text begins, where its file could be read. */
  public Optional<String> line(SourceSpan span) {
    return texts.stream()
        .filter(text -> text.file().equals(span.file()))
        .findFirst()
        .flatMap(text -> text.line(span.line()));
  }
}
