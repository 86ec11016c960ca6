package dev.mpool.cli;

import java.util.List;

/**
 * Takes a text as it is.
 *
 * @param candidates those that there are, if they are few
 */
record AnyText(List<String> candidates) implements ValueReader<String> {

  AnyText() {
    this(List.of());
  }

  @Override
  public String convert(String text) {
    return text;
  }
}
