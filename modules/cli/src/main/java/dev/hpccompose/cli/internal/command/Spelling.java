package dev.hpccompose.cli.internal.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what somebody meant to type. */
final class Spelling {

  private Spelling() {}

  /** The word that is closest to what was typed, where one is close enough. */
  static Optional<String> closest(String typed, List<String> words) {
    int bound = Math.max(1, typed.length() / 3);
    return words.stream()
        .filter(word -> distance(typed, word) <= bound || isBeginning(typed, word))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** What to say about a word that nobody knows: the closest known one, or something else. */
  static String hint(String typed, List<String> words, String otherwise) {
    return closest(typed, words).map(close -> "did you mean '" + close + "'?").orElse(otherwise);
  }

  private static boolean isBeginning(String typed, String word) {
    return typed.length() >= 2 && word.startsWith(typed);
  }

  /** The number of letters to add, remove, replace or swap with the next. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] cost, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
