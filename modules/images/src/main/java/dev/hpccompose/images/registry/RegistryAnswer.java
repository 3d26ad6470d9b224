package dev.hpccompose.images.registry;

/** What a registry said of an image. */
public sealed interface RegistryAnswer {

  /**
   * It has the image.
   *
   * @param digest of what the name means now, with its algorithm
   * @param bytes of all layers for this kind of machine, as they are sent; 0 when not asked for
   */
  record Known(String digest, long bytes) implements RegistryAnswer {}

  /**
   * It said no.
   *
   * @param status of HTTP
   */
  record Refused(int status) implements RegistryAnswer {}

  /**
   * It could not be asked, or its answer not be understood.
   *
   * @param why in words
   */
  record Unclear(String why) implements RegistryAnswer {}
}
