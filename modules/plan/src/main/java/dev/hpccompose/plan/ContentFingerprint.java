package dev.hpccompose.plan;

import java.nio.file.Path;

/**
 * Tells what is in files that a plan names. A plan is a function of its spec, so whoever asks for
 * the names of artifacts hands in what looks at files.
 */
@FunctionalInterface
public interface ContentFingerprint {

  /**
   * A text that changes whenever the content changes.
   *
   * @param path a file or a directory; a path that cannot be read has a fingerprint as well
   */
  String of(Path path);
}
