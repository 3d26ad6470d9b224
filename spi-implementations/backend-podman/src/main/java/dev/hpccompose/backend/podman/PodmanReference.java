package dev.hpccompose.backend.podman;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image by the name that Podman keeps it under: with its registry, so that no configuration of
 * short names plays a part, and without Enroot's {@code #} and a tag beside a digest.
 */
final class PodmanReference {

  private static final String REGISTRY = "docker://";
  private static final String KEPT = "podman://";

  /** Enroot's form: a user who logs in, a registry, a name. */
  private static final Pattern NAMED = Pattern.compile("(?:[^#@/]*@)?([^#]+)#(.+)");

  private static final Pattern DIGEST = Pattern.compile("(.+?)(?::[^:/@]+)?(@sha256:[0-9a-f]{64})");

  private PodmanReference() {}

  /**
   * The name.
   *
   * @param reference with scheme, such as {@code docker://redis:7}
   */
  static String of(String reference) {
    if (reference.startsWith(KEPT)) {
      return reference.substring(KEPT.length());
    }
    if (!reference.startsWith(REGISTRY)) {
      throw new IllegalArgumentException("Podman cannot run the image " + reference);
    }
    return withoutTag(complete(withSlash(reference.substring(REGISTRY.length()))));
  }

  private static String withSlash(String name) {
    Matcher named = NAMED.matcher(name);
    return named.matches() ? named.group(1) + "/" + named.group(2) : name;
  }

  private static String complete(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      return name;
    }
    return "docker.io/" + (slash < 0 ? "library/" : "") + name;
  }

  private static String withoutTag(String name) {
    Matcher digest = DIGEST.matcher(name);
    return digest.matches() ? digest.group(1) + digest.group(2) : name;
  }
}
