package dev.hpccompose.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that container tools can mount. They put paths into lists separated by commas, into fields
 * separated by colons, into lines of a shell script and of a table of mounts, and have no way to
 * write such a character as itself.
 */
public final class MountPath {

  private static final Pattern FOREIGN = Pattern.compile("[,:\"$`\\\\\\s\\p{Cntrl}]");

  private MountPath() {}

  /** Why a path cannot be mounted, in words for a person. */
  public static Optional<String> flaw(String path) {
    Matcher foreign = FOREIGN.matcher(path);
    if (!foreign.find()) {
      return Optional.empty();
    }
    char found = foreign.group().charAt(0);
    return Optional.of(
        found <= ' ' || found == 0x7f
            ? "there is a space or other whitespace in it"
            : "there is a '" + found + "' in it");
  }
}
