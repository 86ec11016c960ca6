package dev.mpool.cli.option;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** Makes an option's value of what the user wrote, and knows what shells complete. */
public interface ValueReader<T> extends ITypeConverter<T> {

  /**
   * Reads a value.
   *
   * @throws InvalidValue if the text is none
   */
  @Override
  T convert(String text);

  /** The values that there are, if they are few; shells complete them. */
  default List<String> candidates() {
    return List.of();
  }

  /** Whether the text names a file or folder; shells complete those. */
  default boolean isFile() {
    return false;
  }
}
