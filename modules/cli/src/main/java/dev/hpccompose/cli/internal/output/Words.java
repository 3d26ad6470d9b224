package dev.hpccompose.cli.internal.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small grammar. */
public final class Words {

  private Words() {}

  /** {@code 1 node}, {@code 2 nodes}. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The first lines of a text, and how many were left out. */
  static String cut(String text, int lines) {
    List<String> all = text.strip().lines().toList();
    if (all.size() <= lines + 1) {
      return text.strip();
    }
    return String.join("\n", all.subList(0, lines))
        + "\n("
        + counted(all.size() - lines, "more line")
        + ")";
  }

  /** A command as one would type it; of a shell, the text that it runs. */
  static String command(List<String> argv) {
    if (argv.size() == 3 && argv.getFirst().equals("/bin/sh") && argv.get(1).equals("-c")) {
      return argv.getLast();
    }
    return argv.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  static List<String> joined(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().allMatch(Words::isPlain);
    return plain || word.startsWith("(") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int letter) {
    return Character.isLetterOrDigit(letter) || "-_./:=,@%+".indexOf(letter) >= 0;
  }
}
