package dev.hpccompose.eventstore.jsonl;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Between the names of writers and the names of their files. */
final class WriterFile {

  private static final String SUFFIX = ".jsonl";
  private static final Pattern WRITER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private WriterFile() {}

  static Path of(Path directory, String writer) {
    if (!WRITER.matcher(writer).matches()) {
      throw new IllegalArgumentException("not the name of a writer: '" + writer + "'");
    }
    return directory.resolve(writer + SUFFIX);
  }

  static Optional<String> writer(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    return Optional.of(name.substring(0, name.length() - SUFFIX.length()))
        .filter(WRITER.asMatchPredicate());
  }
}
