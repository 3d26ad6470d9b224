package dev.hpccompose.backend.pyxis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as {@code enroot import} takes it. Before 4.0 Enroot knows another registry only before
 * a {@code #}, and takes what stands before an {@code @} for a user: a digest goes into the place
 * of the tag there.
 *
 * @see <a href="https://github.com/NVIDIA/enroot/blob/master/doc/cmd/import.md">enroot import</a>
 */
final class EnrootReference {

  /** The machine behind Docker Hub. */
  static final String HUB = "registry-1.docker.io";

  private static final String SCHEME = "docker://";
  private static final Pattern DIGEST = Pattern.compile("(.+)@(sha256:[0-9a-f]{64})");

  private static final Pattern HOST = Pattern.compile("(?:[^#]*@)?([^#:@]+)(?::[^#]*)?#");

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+");

  private EnrootReference() {}

  /**
   * The argument for a version of Enroot.
   *
   * @param reference with scheme, such as {@code docker://ghcr.io/a/b:1}
   * @param major the first number of the version
   * @param known whether there are credentials for Docker Hub: Enroot looks for them only when the
   *     registry is named
   */
  static String of(String reference, int major, boolean known) {
    if (!reference.startsWith(SCHEME)) {
      return reference;
    }
    String image = registry(reference.substring(SCHEME.length()));
    boolean user = image.indexOf('@') >= 0 && !isDigest(image);
    boolean named = image.indexOf('#') >= 0 || user;
    return SCHEME + digest(known && !named ? HUB + "#" + image : image, major);
  }

  /** Whether the registry is on this machine, where nobody has a certificate. */
  static boolean isOfThisMachine(String reference) {
    return machine(reference).filter(LOOPBACK.asMatchPredicate()).isPresent();
  }

  private static boolean isDigest(String image) {
    return DIGEST.matcher(image).matches();
  }

  /** The machine whose credentials count, without its port; empty when there is no registry. */
  static Optional<String> machine(String reference) {
    if (!reference.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String image = registry(reference.substring(SCHEME.length()));
    Matcher host = HOST.matcher(image);
    return Optional.of(host.lookingAt() ? host.group(1) : HUB);
  }

  private static String registry(String image) {
    int slash = image.indexOf('/');
    if (slash < 0 || image.indexOf('#') >= 0) {
      return image;
    }
    String first = image.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    String path = image.substring(slash + 1);
    if (first.equals("docker.io") || first.equals("index.docker.io")) {
      return path; // Enroot's own default, under the name that it knows
    }
    return host ? first + "#" + path : image;
  }

  private static String digest(String image, int major) {
    Matcher digest = DIGEST.matcher(image);
    if (!digest.matches()) {
      return image;
    }
    String name = withoutTag(digest.group(1));
    return name + (major < 4 ? ":" : "@") + digest.group(2);
  }

  /** The digest says more than the tag. */
  private static String withoutTag(String image) {
    int colon = image.lastIndexOf(':');
    return colon > Math.max(image.lastIndexOf('/'), image.lastIndexOf('#'))
        ? image.substring(0, colon)
        : image;
  }
}
