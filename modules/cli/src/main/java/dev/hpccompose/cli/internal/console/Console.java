package dev.hpccompose.cli.internal.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The world as a command sees it.
 *
 * @param environment the process environment
 * @param directory the working directory, absolute
 * @param out for data
 * @param err for everything else
 * @param outTerminal whether a person looks at {@code out}
 * @param errTerminal whether a person looks at {@code err}
 */
public record Console(
    Map<String, String> environment,
    Path directory,
    PrintStream out,
    PrintStream err,
    Terminal outTerminal,
    Terminal errTerminal) {

  /** Copies the environment. */
  public Console {
    environment = Map.copyOf(environment);
  }

  /** How {@code out} may be coloured. */
  public Style outStyle() {
    return style(outTerminal);
  }

  /** How {@code err} may be coloured. */
  public Style errStyle() {
    return style(errTerminal);
  }

  private Style style(Terminal terminal) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return wanted && !isDumb() && terminal.isPresent() ? Style.COLOURED : Style.PLAIN;
  }

  /** Whether what was written to {@code err} can be written over. */
  public boolean hasScreen() {
    return !isDumb() && errTerminal.isPresent();
  }

  private boolean isDumb() {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** A path as the user would write it here: relative where that is shorter. */
  public String shown(Path path) {
    Path absolute = directory.resolve(path).normalize();
    String full = absolute.toString();
    String relative = directory.relativize(absolute).toString();
    if (relative.isEmpty()) {
      return ".";
    }
    return relative.length() < full.length() ? relative : full;
  }

  /** The user's home directory. */
  public Path home() {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home).toAbsolutePath();
  }

  /** Whether developers are told more than users. */
  public boolean debug() {
    return environment.getOrDefault("HPC_COMPOSE_DEBUG", "").equals("1");
  }
}
