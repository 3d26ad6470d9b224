package dev.hpccompose.backend.pyxis;

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

  private static final String SCHEME = "docker://";
  private static final Pattern DIGEST = Pattern.compile("(.+)@(sha256:[0-9a-f]{64})");

  private EnrootReference() {}

  /**
   * The argument for a version of Enroot.
   *
   * @param reference with scheme, such as {@code docker://ghcr.io/a/b:1}
   * @param major the first number of the version
   */
  static String of(String reference, int major) {
    if (!reference.startsWith(SCHEME)) {
      return reference;
    }
    return SCHEME + digest(registry(reference.substring(SCHEME.length())), major);
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
