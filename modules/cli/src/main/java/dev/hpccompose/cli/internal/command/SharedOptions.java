package dev.hpccompose.cli.internal.command;

import java.util.List;
import java.util.Set;

/** Options that may also stand in front of the command, as people know it from Compose. */
final class SharedOptions {

  private static final Set<String> WITH_VALUE =
      Set.of("-f", "--file", "--format", "--job", "--profile", "--env-file");

  private SharedOptions() {}

  /** The place of the command among the words of a command line; -1 when there is none. */
  static int placeOfCommand(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i);
      if (!word.startsWith("-")) {
        return i;
      }
      if (WITH_VALUE.contains(word)) {
        i++;
      }
    }
    return -1;
  }
}
