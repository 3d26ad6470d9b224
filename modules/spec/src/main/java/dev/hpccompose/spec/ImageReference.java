package dev.hpccompose.spec;

import java.nio.file.Path;

/** Where an image comes from. */
public sealed interface ImageReference {

  /**
   * An image of a registry or of a local daemon.
   *
   * @param uri with scheme, such as {@code docker://redis:7}
   */
  record Remote(String uri) implements ImageReference {}

  /**
   * A squashfs or SIF file.
   *
   * @param path absolute
   */
  record LocalFile(Path path) implements ImageReference {}
}
