package dev.hpccompose.cli.internal.console;

import java.util.HashMap;
import java.util.Map;

/**
 * The locale of who started the program. Java takes the letters of file names from it, once, so
 * that the launcher asks for UTF-8 where it says something else, as {@code LC_ALL=C} does.
 */
public final class CallerLocale {

  private static final String BEFORE = "HPC_COMPOSE_LC_ALL";

  private CallerLocale() {}

  /** The environment as it was before the launcher touched it. */
  public static Map<String, String> restored(Map<String, String> environment) {
    String before = environment.get(BEFORE);
    if (before == null) {
      return environment;
    }
    Map<String, String> restored = new HashMap<>(environment);
    restored.remove(BEFORE);
    if (before.isEmpty()) {
      restored.remove("LC_ALL");
    } else {
      restored.put("LC_ALL", before);
    }
    return restored;
  }
}
