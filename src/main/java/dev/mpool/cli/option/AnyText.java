package dev.mpool.cli.option;

import java.util.List;

/**
 * Takes a text as it is.
 *
 * @param candidates those that there are, if they are few
 */
public record AnyText(List<String> candidates) implements ValueReader<String> {

  public AnyText() {
    this(List.of());
  }

  @Override
  public String convert(String text) {
    return text;
  }
}
