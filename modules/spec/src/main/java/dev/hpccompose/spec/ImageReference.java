package dev.hpccompose.spec;

/** Where an image comes from. */
public sealed interface ImageReference {

  /**
   * An image of a registry or of a local daemon.
   *
   * @param uri with scheme, such as {@code docker://redis:7}
   */
  record Remote(String uri) implements ImageReference {}

  /**
   * A squashfs file.
   *
   * @param path absolute or relative to the spec's directory
   */
  record LocalFile(String path) implements ImageReference {}
}
