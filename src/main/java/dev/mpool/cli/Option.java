package dev.mpool.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * An option with a value: how it is written, what it means and what it is read as.
 *
 * @param names such as {@code -o} and {@code --output}
 * @param label what the help calls the value
 * @param reader makes the value of what the user wrote
 * @param absent the value if the option is not given
 */
record Option<T>(List<String> names, String label, String description, Reader<T> reader, T absent) {

  /** Makes a value of text. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads a value.
     *
     * @throws InvalidValue if the text is none
     */
    T read(String text) throws InvalidValue;
  }

  /** What is wrong with an option's value; the message begins with the value's name. */
  static final class InvalidValue extends Exception {

    private static final long serialVersionUID = 1;

    InvalidValue(String message) {
      super(message, null, false, false);
    }
  }

  Option {
    names = List.copyOf(names);
  }

  static <T> Option<T> of(
      String name, String label, String description, Reader<T> reader, T absent) {
    return new Option<>(List.of(name), label, description, reader, absent);
  }

  OptionSpec spec() {
    return builder(String.class).arity("1").build();
  }

  /** The option as one that may be given several times. */
  OptionSpec repeatableSpec() {
    return builder(List.class).auxiliaryTypes(String.class).arity("1").build();
  }

  private OptionSpec.Builder builder(Class<?> type) {
    return OptionSpec.builder(names.get(0), names.subList(1, names.size()).toArray(new String[0]))
        .type(type)
        .paramLabel(label)
        .completionCandidates(reader instanceof Choice<?> choice ? choice.labels() : null)
        .description(description);
  }

  /** A flag, which is given or not. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  static boolean isGiven(String flag, ParseResult arguments) {
    return arguments.matchedOptionValue(flag, false);
  }

  boolean isGivenIn(ParseResult arguments) {
    return arguments.hasMatchedOption(names.get(0));
  }

  /** The value that the user gave, or the one for none. */
  T in(ParseResult arguments) throws Failure {
    String text = arguments.matchedOptionValue(names.get(0), null);
    return text == null ? absent : read(text);
  }

  /** All values that the user gave. */
  List<T> allIn(ParseResult arguments) throws Failure {
    List<String> texts = arguments.matchedOptionValue(names.get(0), List.of());
    List<T> values = new ArrayList<>(texts.size());
    for (String text : texts) {
      values.add(read(text));
    }
    return values;
  }

  static String sentence(String message) {
    return message.endsWith("?") ? message : message + '.';
  }

  private T read(String text) throws Failure {
    try {
      return reader.read(text);
    } catch (InvalidValue e) {
      throw Failure.usage(names.get(names.size() - 1) + ": " + sentence(e.getMessage()));
    }
  }
}
