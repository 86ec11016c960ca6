package dev.mpool.cli.option;

import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one of a few words.
 *
 * @param candidates the words, each at the place of what it means
 */
public record Choice<T>(List<String> candidates, List<T> values) implements ValueReader<T> {

  /** The words are what the constants are called. */
  @SafeVarargs
  public static <E extends Enum<E>> Choice<E> of(E... values) {
    List<String> labels = new ArrayList<>(values.length);
    List<E> constants = new ArrayList<>(values.length);
    for (E value : values) {
      labels.add(label(value));
      constants.add(value);
    }
    return new Choice<>(labels, constants);
  }

  public static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public T convert(String text) {
    int at = candidates.indexOf(text);
    if (at < 0) {
      String hint = NearestName.hint(text, candidates);
      throw new InvalidValue(
          Excerpt.quoted(text)
              + " is none of "
              + String.join(", ", candidates)
              + (hint.isEmpty() ? "" : "." + hint));
    }
    return values.get(at);
  }
}
