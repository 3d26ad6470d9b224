package dev.hpccompose.backend.apptainer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as {@code apptainer pull} takes it: Enroot's {@code #} after a registry is a slash here,
 * a tag beside a digest is refused, and Docker's daemon has another name.
 */
final class SifReference {

  private static final Pattern WITH_USER = Pattern.compile("docker://(?:[^#@/]*@)?([^#]+)#(.+)");
  private static final Pattern DIGEST =
      Pattern.compile("(docker://.+?)(?::[^:/@]+)?(@sha256:[0-9a-f]{64})");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:docker|oras)://(?:localhost|127\\.[0-9.]+)(?::\\d+)?/.+");
  private static final Pattern MACHINE =
      Pattern.compile("(?:docker|oras)://([^/]*[.:][^/]*|localhost)/.+");

  /** The machine behind Docker Hub. */
  private static final String HUB = "registry-1.docker.io";

  private SifReference() {}

  /**
   * The argument.
   *
   * @param reference with scheme, such as {@code docker://ghcr.io/a/b:1}
   */
  static String of(String reference) {
    if (reference.startsWith("dockerd://")) {
      String name = reference.substring("dockerd://".length());
      boolean tagged = name.lastIndexOf(':') > name.lastIndexOf('/');
      return "docker-daemon:" + name + (tagged ? "" : ":latest");
    }
    return withoutTag(withSlash(reference));
  }

  private static String withSlash(String reference) {
    Matcher named = WITH_USER.matcher(reference);
    return named.matches() ? "docker://" + named.group(1) + "/" + named.group(2) : reference;
  }

  private static String withoutTag(String reference) {
    Matcher digest = DIGEST.matcher(reference);
    return digest.matches() ? digest.group(1) + digest.group(2) : reference;
  }

  /** Whether the registry is on this machine, where nobody has a certificate. */
  static boolean isOfThisMachine(String reference) {
    return LOOPBACK.matcher(withSlash(reference)).matches();
  }

  /** The registry's machine, without its port; empty when there is no registry. */
  static Optional<String> machine(String reference) {
    if (!reference.startsWith("docker://") && !reference.startsWith("oras://")) {
      return Optional.empty();
    }
    Matcher named = MACHINE.matcher(withSlash(reference));
    String host = named.matches() ? named.group(1).replaceFirst(":\\d+$", "") : HUB;
    return Optional.of(host.endsWith("docker.io") ? HUB : host);
  }
}
