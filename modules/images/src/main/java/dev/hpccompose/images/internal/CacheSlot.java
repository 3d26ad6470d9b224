package dev.hpccompose.images.internal;

import dev.hpccompose.system.lock.LockPlace;
import java.nio.file.Path;

/**
 * The place of one image in the cache, and the names around it. What begins with a dot is on its
 * way and nobody's image.
 *
 * @param image the file of the image, such as {@code <key>.sqsh}
 */
public record CacheSlot(Path image) implements LockPlace {

  /** The key: what the file is called. */
  public String key() {
    String name = image.getFileName().toString();
    return name.substring(0, name.length() - suffix().length());
  }

  /** What the format of the image is called, with its dot. */
  private String suffix() {
    String name = image.getFileName().toString();
    return name.substring(name.lastIndexOf('.'));
  }

  /** The directory in which it lies. */
  Path directory() {
    return image.resolveSibling("");
  }

  /** The cache that holds that directory. */
  Path cache() {
    return directory().resolve("..").normalize();
  }

  /** Says that the image is whole, and what it is. Without it there is no image. */
  public Path manifest() {
    return image.resolveSibling(key() + ".json");
  }

  @Override
  public Path lock() {
    return image.resolveSibling("." + key() + ".lock");
  }

  @Override
  public Path candidate(String token) {
    return hidden(token, ".candidate");
  }

  @Override
  public Path stale(String token) {
    return hidden(token, ".stale");
  }

  /** The image while one process makes it. */
  Path partial(String token) {
    return hidden(token, ".partial" + suffix());
  }

  /** The manifest while one process writes it. */
  Path partialManifest(String token) {
    return hidden(token, ".partial.json");
  }

  /** Other files of one process. */
  Path scratch(String token) {
    return hidden(token, ".scratch");
  }

  /** An image that was replaced, for those who still run from it. */
  Path replaced(String token) {
    return image.resolveSibling(key() + "." + token + ".replaced" + suffix());
  }

  /** What the tools of one process say. */
  Path log(String token) {
    return cache().resolve("logs").resolve(shortKey() + "-" + token + ".log");
  }

  /** The name under which one process unpacks the image. */
  String container(String token) {
    return containers() + token;
  }

  /** What the names of all such containers begin with. */
  String containers() {
    return "hpc-compose-" + shortKey() + "-";
  }

  private String shortKey() {
    return key().substring(0, Math.min(16, key().length()));
  }

  private Path hidden(String token, String kind) {
    return image.resolveSibling("." + key() + "." + token + kind);
  }
}
