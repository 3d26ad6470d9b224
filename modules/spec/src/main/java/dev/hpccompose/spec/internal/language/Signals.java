package dev.hpccompose.spec.internal.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signals of Linux by name and by number. */
final class Signals {

  private static final List<String> NAMES =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  private Signals() {}

  /** The name without {@code SIG} of what was written as a name or as a number. */
  static Optional<String> name(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    String plain = upper.startsWith("SIG") ? upper.substring(3) : upper;
    if (NAMES.contains(plain)) {
      return Optional.of(plain);
    }
    return NAMES.stream().filter(name -> written.equals(number(name))).findFirst();
  }

  /** The names, for hints. */
  static List<String> names() {
    return NAMES;
  }

  private static String number(String name) {
    return Integer.toString(NAMES.indexOf(name) + 1);
  }
}
