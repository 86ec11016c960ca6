package dev.mpool.cli;

import dev.mpool.schema.NearestName;
import dev.mpool.text.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line taken apart by its {@link Syntax}, as GNU programs do: {@code --name value},
 * {@code --name=value}, {@code -o value}, {@code -ovalue}; options and arguments in any order;
 * nothing is an option behind {@code --}. It is done by hand because picocli's parser alone takes
 * as long as all of a validation.
 */
final class Arguments {

  private final Syntax syntax;
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> positionals = new ArrayList<>();
  private Project project = Project.NONE;

  private Arguments(Syntax syntax) {
    this.syntax = syntax;
  }

  /** Takes the arguments behind the command's name apart. */
  static Arguments parse(Syntax syntax, List<String> words) throws Failure {
    Arguments arguments = new Arguments(syntax);
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      if (word.equals("--")) {
        arguments.positionals.addAll(words.subList(at + 1, words.size()));
        break;
      }
      if (word.length() > 1 && word.charAt(0) == '-') {
        at = arguments.option(words, at);
      } else {
        arguments.positionals.add(word);
        at++;
      }
    }
    if (!Syntax.HELP.isGivenIn(arguments)) {
      arguments.checkPositionals();
    }
    return arguments;
  }

  /** Lets a project say what the command line does not. */
  void complete(Project other) {
    project = other;
  }

  Project project() {
    return project;
  }

  boolean accepts(Option<?> option) {
    return syntax.option(option.name()) != null;
  }

  /** Whether an option stands on the command line itself. */
  boolean gives(Option<?> option) {
    return values.containsKey(option.name());
  }

  /**
   * What was written for an option, in its order, on the command line or else for the project; a
   * flag that is given has the value "".
   */
  List<String> valuesOf(Option<?> option) {
    List<String> texts = values.get(option.name());
    return texts == null ? project.valuesOf(option) : texts;
  }

  List<String> positionals() {
    return positionals;
  }

  /** Reads the option at a place and returns the place behind it. */
  private int option(List<String> words, int at) throws Failure {
    String word = words.get(at);
    boolean isLong = word.startsWith("--");
    int equals = isLong ? word.indexOf('=') : -1;
    int nameEnd = isLong ? (equals < 0 ? word.length() : equals) : 2;
    Option<?> option = syntax.option(word.substring(0, nameEnd));
    if (option == null) {
      throw unknown(isLong ? word.substring(0, nameEnd) : word);
    }
    boolean attached = nameEnd < word.length();
    if (option.kind() == Option.Kind.FLAG) {
      if (attached) {
        throw isLong ? usage("Option " + option.name() + " takes no value.") : unknown(word);
      }
      add(option, "");
      return at + 1;
    }
    if (attached) {
      add(option, word.substring(isLong || word.charAt(2) == '=' ? nameEnd + 1 : nameEnd));
      return at + 1;
    }
    if (at + 1 == words.size() || syntax.option(words.get(at + 1)) != null) {
      throw usage("Option " + option.name() + " needs a value: " + option.label() + '.');
    }
    add(option, words.get(at + 1));
    return at + 2;
  }

  private void add(Option<?> option, String value) throws Failure {
    List<String> given = values.get(option.name());
    if (given == null) {
      given = new ArrayList<>(1);
      values.put(option.name(), given);
    } else if (option.kind() == Option.Kind.VALUE) {
      throw usage("Option " + option.name() + " is given twice.");
    }
    given.add(value);
  }

  private void checkPositionals() throws Failure {
    Syntax.Positional expected = syntax.positional();
    if (positionals.size() < expected.least()) {
      throw usage("A " + expected.label() + " is missing.");
    }
    if (positionals.size() > expected.most()) {
      throw usage("Superfluous argument " + Excerpt.quoted(positionals.get(expected.most())) + '.');
    }
  }

  private Failure unknown(String name) {
    // Any letter is near to any other: only a misspelt word says what was meant.
    Optional<String> nearest =
        name.startsWith("--") ? NearestName.of(name, syntax.optionNames()) : Optional.empty();
    String hint = nearest.isPresent() ? " Did you mean " + nearest.get() + '?' : "";
    return usage("Unknown option " + Excerpt.quoted(name) + '.' + hint);
  }

  private Failure usage(String problem) {
    return Failure.usage(problem + " See " + Mpool.NAME + ' ' + syntax.name() + " --help.");
  }
}
