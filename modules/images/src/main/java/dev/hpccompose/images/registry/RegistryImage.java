package dev.hpccompose.images.registry;

import java.util.List;
import java.util.Optional;

/**
 * An image of a registry, as the registry calls it.
 *
 * @param host the registry, with its port where it has one
 * @param repository its path there
 * @param tag a tag or a digest
 */
public record RegistryImage(String host, String repository, String tag) {

  /** The machine behind {@code docker.io}. */
  public static final String HUB = "registry-1.docker.io";

  private static final String SCHEME = "docker://";
  private static final List<String> HUB_NAMES = List.of("docker.io", "index.docker.io", HUB);

  /**
   * Reads a reference; empty when it is not one of a registry.
   *
   * @param reference with its scheme, such as {@code docker://ghcr.io/a/b:1}
   */
  public static Optional<RegistryImage> parse(String reference) {
    if (!reference.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String image = withoutUser(reference.substring(SCHEME.length()));
    int end = image.indexOf('#');
    if (end < 0) {
      int slash = image.indexOf('/');
      end = slash > 0 && isHost(image.substring(0, slash)) ? slash : -1;
    }
    String host = end < 0 ? HUB : image.substring(0, end);
    return Optional.of(named(HUB_NAMES.contains(host) ? HUB : host, image.substring(end + 1)));
  }

  private static String withoutUser(String image) {
    int at = image.indexOf('@');
    boolean user = at >= 0 && image.indexOf("sha256:", at) != at + 1;
    return user ? image.substring(at + 1) : image;
  }

  private static boolean isHost(String first) {
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }

  private static RegistryImage named(String host, String name) {
    int at = name.indexOf('@');
    String digest = at < 0 ? "" : name.substring(at + 1);
    String tagged = at < 0 ? name : name.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    boolean hasTag = colon > tagged.lastIndexOf('/');
    String path = hasTag ? tagged.substring(0, colon) : tagged;
    String tag = hasTag ? tagged.substring(colon + 1) : "latest";
    boolean official = host.equals(HUB) && path.indexOf('/') < 0;
    return new RegistryImage(
        host, official ? "library/" + path : path, digest.isEmpty() ? tag : digest);
  }

  /** The host without its port, as netrc has it. */
  public String machine() {
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  /** Whether the registry is on this machine, where nobody has a certificate. */
  boolean isOfThisMachine() {
    return machine().matches("localhost|127\\.[0-9.]+");
  }

  /** Whether Docker Hub has it. */
  public boolean isOfHub() {
    return host.equals(HUB);
  }
}
