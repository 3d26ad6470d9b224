package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.RegistryLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Enroot's {@code .credentials}: netrc, of which Enroot itself reads lines and curl reads words.
 *
 * @param found machines that have an entry
 * @param seen machines whose entry Enroot sees as well, because it is on one line
 * @param logins what can be read without a shell
 */
record Credentials(Set<String> found, Set<String> seen, Map<String, RegistryLogin> logins) {

  static final Credentials NONE = new Credentials(Set.of(), Set.of(), Map.of());

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<!\\S)machine\\s+(\\S+)((?:\\s+(?:login|password|account)\\s+(?:\\$\\([^)]*\\)|\\S+))*)");
  private static final Pattern LINE =
      Pattern.compile("(?m)^[\\t ]*machine[\\t ]+(\\S+)[\\t ]+login[\\t ]+\\S+");

  Credentials {
    found = Set.copyOf(found);
    seen = Set.copyOf(seen);
    logins = Map.copyOf(logins);
  }

  /** Those of this environment; none where there is no file that can be read. */
  static Credentials of(Map<String, String> environment) {
    return new EnrootPlaces(environment)
        .credentials()
        .filter(Files::isReadable)
        .map(Credentials::read)
        .orElse(NONE);
  }

  private static Credentials read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      return NONE;
    }
  }

  static Credentials parse(String written) {
    String text = written.replaceAll("(?m)^\\s*#.*$", "");
    Set<String> found = new HashSet<>();
    Map<String, RegistryLogin> logins = new HashMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      if (found.add(entry.group(1))) { // the first one counts
        login(entry.group(2)).ifPresent(login -> logins.put(entry.group(1), login));
      }
    }
    Set<String> seen = new HashSet<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      seen.add(line.group(1));
    }
    return new Credentials(found, seen, logins);
  }

  /** A password that a shell has to make is left to Enroot. */
  private static Optional<RegistryLogin> login(String words) {
    Optional<String> password =
        word(words, "password").filter(text -> !text.contains("$") && !text.contains("`"));
    return word(words, "login")
        .flatMap(user -> password.map(secret -> new RegistryLogin(user, secret)));
  }

  private static Optional<String> word(String words, String name) {
    Matcher word = Pattern.compile("\\b" + name + "\\s+(\\S+)").matcher(words);
    return word.find() ? Optional.of(word.group(1)) : Optional.empty();
  }
}
