package dev.mpool.cli;

import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one of a few words. */
record Choice<T extends Enum<T>>(List<T> values) implements ValueReader<T> {

  Choice {
    values = List.copyOf(values);
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<String> candidates() {
    List<String> labels = new ArrayList<>(values.size());
    for (T value : values) {
      labels.add(label(value));
    }
    return labels;
  }

  @Override
  public T convert(String text) {
    for (T value : values) {
      if (label(value).equals(text)) {
        return value;
      }
    }
    Optional<String> nearest = NearestName.of(text, candidates());
    throw new InvalidValue(
        Excerpt.quoted(text)
            + " is none of "
            + String.join(", ", candidates())
            + (nearest.isPresent() ? ". Did you mean " + nearest.get() + "?" : ""));
  }
}
