package dev.hpccompose.spec.internal.shape;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class NearestWord {

  private static final int MAX_LENGTH = 40;

  private NearestWord() {}

  /** The legal word that a written one is most like, where it is like any; the first of equals. */
  public static Optional<String> to(String written, Collection<String> legal) {
    String normal = normal(written);
    int best = Math.max(1, written.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String word : legal) {
      int distance = bounded(normal, normal(word), best);
      if (distance < best) {
        best = distance;
        nearest = Optional.of(word);
      }
    }
    return nearest;
  }

  /** The hint that offers a word. */
  public static String question(String word) {
    return "did you mean '" + word + "'?";
  }

  /** The distance, or the bound where lengths alone tell that it is reached. */
  private static int bounded(String a, String b, int bound) {
    boolean far = a.length() > MAX_LENGTH || Math.abs(a.length() - b.length()) >= bound;
    return far ? bound : distance(a, b);
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
