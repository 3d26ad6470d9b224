package dev.hpccompose.backend.pyxis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Enroot keeps things: what the environment says, else what the site's {@code enroot.conf}
 * says, else what Enroot does by itself.
 *
 * @param environment as Enroot sees it
 * @see <a href="https://github.com/NVIDIA/enroot/blob/master/doc/configuration.md">Enroot's
 *     configuration</a>
 */
record EnrootPlaces(Map<String, String> environment) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Z_]+)}?");

  /** The file with credentials, whether or not it exists. */
  Optional<Path> credentials() {
    return place("ENROOT_CONFIG_PATH", "XDG_CONFIG_HOME", ".config")
        .map(directory -> directory.resolve(".credentials"));
  }

  /** Where root file systems are unpacked. */
  Optional<Path> data() {
    return place("ENROOT_DATA_PATH", "XDG_DATA_HOME", ".local/share");
  }

  /** Where images are made. */
  Optional<Path> temporary() {
    return said("ENROOT_TEMP_PATH")
        .or(() -> Optional.of(environment.getOrDefault("TMPDIR", "/tmp")))
        .flatMap(this::expanded);
  }

  private Optional<Path> place(String name, String base, String belowHome) {
    Optional<String> said = said(name);
    if (said.isPresent()) {
      return said.flatMap(this::expanded);
    }
    String home = environment.getOrDefault("HOME", "");
    String above = environment.getOrDefault(base, home.isEmpty() ? "" : home + "/" + belowHome);
    return above.isEmpty() ? Optional.empty() : Optional.of(Path.of(above, "enroot"));
  }

  private Optional<String> said(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .or(() -> configured(name));
  }

  private Optional<String> configured(String name) {
    String directory = environment.getOrDefault("ENROOT_SYSCONF_PATH", "/etc/enroot");
    Pattern line = Pattern.compile("(?m)^\\s*" + name + "\\s+(\\S+)\\s*$");
    try {
      Matcher found = line.matcher(Files.readString(Path.of(directory, "enroot.conf")));
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // most sites have none that differs
    }
  }

  /** Empty where only a shell can tell. */
  private Optional<Path> expanded(String text) {
    Matcher variable = VARIABLE.matcher(text);
    String path =
        variable.replaceAll(
            found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), "$")));
    return path.contains("$") || !path.startsWith("/")
        ? Optional.empty()
        : Optional.of(Path.of(path).normalize());
  }
}
