package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.spec.ProjectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Looks for project settings, from a directory upwards to the home directory or the root. A file
 * that a stranger could have put there is passed over: it would say whose images run.
 */
record SettingsSearch(Console console) {

  private static final Path SELF = Path.of("/proc/self");

  /** The nearest settings. */
  Optional<Path> from(Path start) {
    Path home = console.home();
    for (Path at = start; at != null; at = at.equals(home) ? null : at.getParent()) {
      Path file = at.resolve(ProjectSettings.FILE_NAME);
      if (Files.exists(file) && isTrusted(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private boolean isTrusted(Path file) {
    try {
      boolean open = isOpen(file);
      boolean trusted = !open && (!isOpen(file.resolveSibling("")) || isOwn(file));
      if (!trusted) {
        warn(file, open ? "it" : console.shown(file.resolveSibling("")));
      }
      return trusted;
    } catch (IOException e) {
      return true; // reading it says what is wrong
    }
  }

  /** Whether everybody may write there. */
  private static boolean isOpen(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isOwn(Path file) throws IOException {
    Object owner = Files.getAttribute(file, "unix:uid");
    return owner.equals(0) || owner.equals(Files.getAttribute(SELF, "unix:uid"));
  }

  private void warn(Path file, String open) {
    console
        .err()
        .println(
            console.errStyle().warning("warning:")
                + " "
                + console.shown(file)
                + " is not used: everybody may write to "
                + open);
  }
}
