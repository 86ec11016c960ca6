package dev.mpool.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that stand together in the help. They are picocli's, built in code: to find them by
 * annotations takes longer than all of a validation. Where options are declared, as in {@code
 * value("-o, --output FILE", …)}, is all that there is to say about them.
 *
 * @param heading what the help writes above them
 */
public record OptionGroup(String heading, List<OptionSpec> options) {

  public OptionGroup(String heading) {
    this(heading, new ArrayList<>());
  }

  /** An option without a value. */
  public Value<Boolean> flag(String names, String description) {
    OptionSpec.Builder option = OptionSpec.builder(namesIn(names));
    return add(option.type(boolean.class).arity("0"), description, false);
  }

  /**
   * An option with one value.
   *
   * @param usage its names and what the help calls the value, such as {@code -o, --output FILE}
   * @param absent the value where the option is not given; the description tells it
   */
  public <T> Value<T> value(
      String usage, String description, ValueReader<? extends T> reader, T absent) {
    return add(builder(usage, reader).type(typeOf(reader)), description, absent);
  }

  /** An option that may be given several times, with a value each time. */
  public <T> Value<List<T>> values(String usage, String description, ValueReader<T> reader) {
    OptionSpec.Builder option = builder(usage, reader).type(List.class);
    return add(option.auxiliaryTypes(typeOf(reader)), description, List.of());
  }

  /** Whether one of them stands on the command line itself. */
  public boolean isGiven() {
    for (OptionSpec option : options) {
      if (!option.originalStringValues().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private <T> Value<T> add(OptionSpec.Builder option, String description, T absent) {
    Value<T> value = new Value<>(option.description(description).build(), absent);
    options.add(value.option());
    return value;
  }

  private static OptionSpec.Builder builder(String usage, ValueReader<?> reader) {
    int label = usage.lastIndexOf(' ');
    List<String> candidates = reader.candidates();
    return OptionSpec.builder(namesIn(usage.substring(0, label)))
        .paramLabel(usage.substring(label + 1))
        .arity("1")
        .converters(reader)
        // With null, shells complete by the type.
        .completionCandidates(candidates.isEmpty() ? null : candidates);
  }

  private static Class<?> typeOf(ValueReader<?> reader) {
    return reader.isFile() ? java.nio.file.Path.class : String.class;
  }

  private static String[] namesIn(String usage) {
    int comma = usage.indexOf(", ");
    return comma < 0
        ? new String[] {usage}
        : new String[] {usage.substring(0, comma), usage.substring(comma + 2)};
  }
}
