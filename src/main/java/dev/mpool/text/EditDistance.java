package dev.mpool.text;

import java.util.Locale;

/** How many letters apart two names are: the measure behind "did you mean". */
public final class EditDistance {

  private EditDistance() {}

  /** The distance of two names whose case makes no difference. */
  public static int ignoringCase(String a, String b) {
    return between(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  /**
   * The optimal string alignment distance: insertions, deletions, replacements and swaps of
   * neighbours count one each. Names of very different length are far apart without being compared,
   * so that a huge key costs nothing.
   *
   * @return the distance, or {@link Integer#MAX_VALUE} if the lengths differ by more than 8
   */
  public static int between(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 8) {
      return Integer.MAX_VALUE;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(last[j], current[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[b.length()];
  }
}
