package dev.mpool.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * An option: how it is written, what it means and what it is read as.
 *
 * @param names such as {@code -o} and {@code --output}, the long name last
 * @param kind whether it has a value, and how often it may be given
 * @param label what the help calls the value
 * @param reader makes the value of what the user wrote
 * @param absent the value if the option is not given
 */
record Option<T>(
    List<String> names, Kind kind, String label, String description, Reader<T> reader, T absent) {

  /** Whether an option has a value, and how often it may be given. */
  enum Kind {
    FLAG,
    VALUE,
    VALUES
  }

  /** Makes a value of text. */
  interface Reader<T> {

    /**
     * Reads a value.
     *
     * @throws InvalidValue if the text is none
     */
    T read(String text) throws InvalidValue;

    /** The values that there are, if they are few; shells complete them. */
    default List<String> candidates() {
      return List.of();
    }

    /** Whether the text names a file or folder; shells complete those. */
    default boolean isFile() {
      return false;
    }
  }

  /** What is wrong with an option's value, as a sentence without its full stop. */
  static final class InvalidValue extends Exception {

    private static final long serialVersionUID = 1;

    InvalidValue(String message) {
      super(message, null, false, false);
    }

    /** The message as a whole sentence. */
    String sentence() {
      return getMessage().endsWith("?") ? getMessage() : getMessage() + '.';
    }
  }

  Option {
    names = List.copyOf(names);
  }

  /** An option with one value. */
  static <T> Option<T> of(
      String name, String label, String description, Reader<T> reader, T absent) {
    return new Option<>(List.of(name), Kind.VALUE, label, description, reader, absent);
  }

  /** An option that may be given several times. */
  static <T> Option<T> repeatable(String name, String label, String description, Reader<T> reader) {
    return new Option<>(List.of(name), Kind.VALUES, label, description, reader, null);
  }

  /** An option without a value. */
  static Option<Void> flag(String description, String... names) {
    return new Option<>(List.of(names), Kind.FLAG, "", description, null, null);
  }

  /** The name in messages: the long one. */
  String name() {
    return names.get(names.size() - 1);
  }

  boolean isGivenIn(Arguments arguments) {
    return !arguments.valuesOf(this).isEmpty();
  }

  /** The value that the user gave, or the one for none. */
  T in(Arguments arguments) throws Failure {
    List<String> texts = arguments.valuesOf(this);
    return texts.isEmpty() ? absent : read(texts.get(0));
  }

  /** All values that the user gave. */
  List<T> allIn(Arguments arguments) throws Failure {
    List<String> texts = arguments.valuesOf(this);
    List<T> values = new ArrayList<>(texts.size());
    for (String text : texts) {
      values.add(read(text));
    }
    return values;
  }

  private T read(String text) throws Failure {
    try {
      return reader.read(text);
    } catch (InvalidValue e) {
      throw Failure.usage(name() + ": " + e.sentence());
    }
  }
}
