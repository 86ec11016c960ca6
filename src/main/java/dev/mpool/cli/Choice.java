package dev.mpool.cli;

import dev.mpool.schema.NearestName;
import dev.mpool.text.Excerpt;
import java.util.List;
import java.util.Locale;

/** Reads one of a few words. */
record Choice<T extends Enum<T>>(List<T> values) implements Option.Reader<T> {

  Choice {
    values = List.copyOf(values);
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<String> labels() {
    return values.stream().map(Choice::label).toList();
  }

  @Override
  public T read(String text) throws Option.InvalidValue {
    for (T value : values) {
      if (label(value).equals(text)) {
        return value;
      }
    }
    String nearest =
        NearestName.of(text, labels()).map(name -> ". Did you mean " + name + "?").orElse("");
    throw new Option.InvalidValue(
        Excerpt.quoted(text) + " is none of " + String.join(", ", labels()) + nearest);
  }
}
