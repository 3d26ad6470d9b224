package dev.hpccompose.spec;

import java.nio.file.Path;

/** Where the content of a secret or a config comes from. */
public sealed interface FileSource {

  /**
   * {@code file}.
   *
   * @param path absolute path on the host
   */
  record HostFile(Located<Path> path) implements FileSource {}

  /**
   * {@code environment} or {@code content}: the text is known now.
   *
   * @param text the text, which shows itself to nobody who does not ask
   */
  record Text(SecretText text) implements FileSource {}
}
