package dev.hpccompose.cli.internal.output;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes texts that are meant for strangers free of who wrote them. */
public final class Anonymous {

  private Anonymous() {}

  /**
   * Puts {@code ~} for the home directory, and {@code USER} for the name wherever it stands alone.
   *
   * @param environment names both
   */
  public static UnaryOperator<String> of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
    return text -> named(user, home.length() < 2 ? text : text.replace(home, "~"));
  }

  private static String named(String user, String text) {
    return user.isEmpty()
        ? text
        : Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(user) + "(?![A-Za-z0-9_-])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement("USER"));
  }
}
