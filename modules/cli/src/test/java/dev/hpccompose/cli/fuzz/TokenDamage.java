package dev.hpccompose.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words and signs that change places, are lost, or are replaced by words of other specs and worse.
 *
 * @param words all words and signs of all specs
 */
record TokenDamage(List<String> words) {

  private static final Pattern TOKEN =
      Pattern.compile("[\\w./-]+|\\n *|[ \\t]+|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);

  static final List<String> NASTY =
      List.of(
          "",
          "\t",
          "\n\t",
          ": ",
          "- ",
          "? ",
          "&a ",
          "*a ",
          "*b ",
          "&a &b ",
          "!!int ",
          "!reset ",
          "!override ",
          "!<x> ",
          "<<: ",
          "<<: *a",
          "| ",
          "|9\n",
          ">-\n",
          "'",
          "\"",
          "\"\\x",
          "#",
          " #",
          "{",
          "}",
          "[",
          "]",
          "{{",
          "[[",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "@",
          "`",
          "~",
          "null",
          "no",
          "on",
          "0o17",
          "1e400",
          "22:22",
          "00:10:00",
          "-1",
          "2147483648",
          "99999999999999999999",
          "${",
          "${}",
          "${A:-",
          "${A:-${B:-${C}}}",
          "${USER:?no}",
          "$$",
          "$USER",
          "${DOLLAR}",
          "\u0000",
          "\u001b[31m",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\u202e",
          "\ud83d\ude00",
          "x-slurm",
          "extends",
          "include",
          "!!binary",
          "localhost",
          "::",
          "/",
          "..",
          "~root/x",
          "a".repeat(5000));

  static TokenDamage of(List<String> specs) {
    TreeSet<String> words = new TreeSet<>();
    specs.forEach(spec -> words.addAll(tokens(spec)));
    return new TokenDamage(List.copyOf(words));
  }

  byte[] damage(String text, Random random) {
    List<String> tokens = tokens(text);
    for (int round = 1 + random.nextInt(4); round > 0 && !tokens.isEmpty(); round--) {
      once(tokens, random);
    }
    return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
  }

  private void once(List<String> tokens, Random random) {
    int at = random.nextInt(tokens.size());
    int other = random.nextInt(tokens.size());
    switch (random.nextInt(6)) {
      case 0 -> Collections.swap(tokens, at, other);
      case 1 -> tokens.remove(at);
      case 2 -> tokens.add(at, tokens.get(other));
      case 3 -> tokens.set(at, words.get(random.nextInt(words.size())));
      case 4 -> tokens.set(at, NASTY.get(random.nextInt(NASTY.size())));
      default -> tokens.add(at, NASTY.get(random.nextInt(NASTY.size())));
    }
  }

  private static List<String> tokens(String text) {
    return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
  }
}
