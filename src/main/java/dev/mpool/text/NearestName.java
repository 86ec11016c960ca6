package dev.mpool.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the known names a wrong one was meant to be. */
public final class NearestName {

  /** Nobody mistypes a name as long as this; a hostile one may be a megabyte. */
  private static final int LONGEST = 64;

  private static final int SHORTEST_PART = 4;

  /** As long as {@code Name} of {@code deploymentName}. */
  private static final int LONGEST_END = 4;

  private NearestName() {}

  /**
   * The known name that a wrong one is most likely a slip of: other case or separators, a few wrong
   * letters, or only a part of the name.
   *
   * @return empty if no name is near
   */
  public static Optional<String> of(String wrong, Collection<String> known) {
    Optional<String> slip = slip(wrong, known);
    return slip.isPresent() ? slip : part(wrong, known);
  }

  /** The question that messages end with, with a space before it; "" if no name is near. */
  public static String hint(String wrong, Collection<String> known) {
    Optional<String> nearest = of(wrong, known);
    return nearest.isPresent() ? " Did you mean " + nearest.get() + '?' : "";
  }

  /** As {@link #of}, without names of which the wrong one is only a part. */
  public static Optional<String> slip(String wrong, Collection<String> known) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String letters = letters(wrong);
    String nearest = null;
    int least = Math.max(1, letters.length() / 3) + 1;
    for (String name : known) {
      int distance = name.equals(wrong) ? least : EditDistance.between(letters, letters(name));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * As {@link #slip}, or another form of the name's end ({@code priority} for {@code priorities}),
   * but only a name that no other is as near as.
   */
  public static Optional<String> sure(String wrong, Collection<String> known) {
    Optional<String> nearest = slip(wrong, known);
    if (nearest.isEmpty()) {
      return otherEnd(wrong, known);
    }
    String letters = letters(wrong);
    int least = EditDistance.between(letters, letters(nearest.get()));
    for (String name : known) {
      if (!name.equals(nearest.get()) && EditDistance.between(letters, letters(name)) <= least) {
        return Optional.empty();
      }
    }
    return nearest;
  }

  /** The only name that begins as the wrong one and is a few letters longer. */
  private static Optional<String> otherEnd(String wrong, Collection<String> known) {
    String letters = letters(wrong);
    Optional<String> found = Optional.empty();
    if (letters.length() < SHORTEST_PART || letters.length() > LONGEST) {
      return found;
    }
    String beginning = letters.substring(0, letters.length() - 1);
    for (String name : known) {
      String other = letters(name);
      if (other.startsWith(beginning) && other.length() - letters.length() <= LONGEST_END) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(name);
      }
    }
    return found;
  }

  /** The one name that begins with, ends with or contains the wrong one, or the other way round. */
  private static Optional<String> part(String wrong, Collection<String> known) {
    String letters = letters(wrong);
    String found = null;
    if (letters.length() >= SHORTEST_PART && letters.length() <= LONGEST) {
      for (String name : known) {
        String other = letters(name);
        boolean related =
            other.contains(letters)
                || other.startsWith(letters.substring(0, letters.length() - 1))
                || other.length() >= SHORTEST_PART && letters.contains(other);
        if (related && (found == null || other.startsWith(letters))) {
          found = name;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '-' && c != '_' && c > ' ') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
