package io.lynceus.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which names somebody may have meant who typed another. */
final class Spelling {
  private Spelling() {}

  /**
   * Those that begin as typed, or are one slip in about three letters away, nearest first. A slip
   * is a letter too many, too few, another, or two that changed places.
   */
  static List<String> near(String typed, Collection<String> names) {
    return names.stream()
        .filter(name -> isNear(typed, name))
        .sorted(Comparator.comparingInt(name -> slips(typed, name)))
        .toList();
  }

  private static boolean isNear(String typed, String name) {
    boolean begun = typed.length() > 1 && name.startsWith(typed);
    return begun || 3 * slips(typed, name) <= Math.min(typed.length(), name.length()) + 1;
  }

  /** Optimal string alignment: the distance of Damerau and Levenshtein, each letter moved once. */
  static int slips(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
      }
    }
    return slips[one.length()][other.length()];
  }

  private static int least(int[][] slips, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = slips[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
