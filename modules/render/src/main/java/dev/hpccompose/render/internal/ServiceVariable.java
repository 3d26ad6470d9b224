package dev.hpccompose.render.internal;

import dev.hpccompose.render.ShellWord;
import java.util.Set;

/**
 * A variable of a service as bash hands it on.
 *
 * @param name its name
 * @param value its value
 */
record ServiceVariable(String name, ShellWord value) {

  /** Bash refuses to set them; env(1) does not. */
  private static final Set<String> READ_ONLY =
      Set.of("UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO");

  /** Bash gives them values of its own until they have been unset. */
  private static final Set<String> DYNAMIC =
      Set.of(
          "BASHPID",
          "BASH_ALIASES",
          "BASH_ARGV0",
          "BASH_CMDS",
          "BASH_COMMAND",
          "BASH_SUBSHELL",
          "COMP_WORDBREAKS",
          "DIRSTACK",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "FUNCNAME",
          "GROUPS",
          "HISTCMD",
          "LINENO",
          "OPTIND",
          "RANDOM",
          "SECONDS",
          "SRANDOM");

  /** Refuses what cannot be the name of a variable. */
  ServiceVariable {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not the name of a variable: " + name);
    }
  }

  boolean needsEnv() {
    return READ_ONLY.contains(name);
  }

  /** The argument of env(1). */
  ShellWord assignment() {
    return ShellWord.joined(ShellWord.of(name + "="), value);
  }

  /** The line that exports it. A variable of the supervisor's own may be an array. */
  String export() {
    StringBuilder line = new StringBuilder("  ");
    if (DYNAMIC.contains(name) || name.startsWith("HC_")) {
      line.append("unset ").append(name).append("; ");
    }
    line.append("export ").append(name).append('=').append(value.text());
    if (name.startsWith("LC_") || name.equals("LANG")) {
      // a locale that only the container knows: bash would say so in the service's log
      line.append(" 2>/dev/null");
    }
    return line.append('\n').toString();
  }
}
