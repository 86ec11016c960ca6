package dev.mpool.cli;

import dev.mpool.cli.option.InvalidValue;
import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The words of a command line, taken apart by picocli; what is wrong is told in mpool's words. */
final class CommandWords {

  /**
   * Every option brings its own; to look for those of Java's classes takes longer than to parse.
   */
  private static final String NO_CONVERTERS_FOR = "picocli.converters.excludes";

  private final CommandSpec spec;
  private final List<String> words;
  private final ParseResult result;

  private CommandWords(CommandSpec spec, List<String> words, ParseResult result) {
    this.spec = spec;
    this.words = words;
    this.result = result;
  }

  /**
   * A specification yet without options; picocli's own factory would look for Groovy in all jars.
   */
  static CommandSpec spec() {
    return CommandSpec.wrapWithoutInspection(null, new Lists());
  }

  /**
   * Reads the words behind the command's name: the values are in the options then. Who asks for
   * help gets it, whatever else is said.
   *
   * @throws Failure if they are wrong
   */
  static ParseResult parse(CommandSpec spec, List<String> words) throws Failure {
    System.setProperty(NO_CONVERTERS_FOR, ".*");
    spec.interpolateVariables(false);
    // All errors: a misspelt name says more than what its value did to the rest.
    spec.parser().collectErrors(true).expandAtFiles(false).overwrittenOptionsAllowed(true);
    CommandLine parser = new CommandLine(spec, new Lists());
    ParseResult result = parser.parseArgs(words.toArray(new String[0]));
    if (!result.isUsageHelpRequested() && !result.isVersionHelpRequested()) {
      new CommandWords(spec, words, result).check();
    }
    return result;
  }

  /** Makes what picocli collects the values of an option in. */
  private static final class Lists implements IFactory {

    @Override
    public <K> K create(Class<K> type) {
      return type.cast(new ArrayList<>());
    }
  }

  /** Tells one problem: the first of those that explain the others. */
  private void check() throws Failure {
    for (String word : result.unmatched()) {
      if (isOption(word)) {
        throw unknown(word);
      }
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      for (String word : argument.originalStringValues()) {
        // Picocli takes a negative number for an argument.
        if (isOption(word) && !words.contains("--")) {
          throw unknown(word);
        }
      }
    }
    for (OptionSpec option : spec.options()) {
      boolean one = option.arity().max() == 1 && !option.isMultiValue();
      if (one && option.originalStringValues().size() > 1) {
        throw usage("Option " + option.longestName() + " is given twice.");
      }
    }
    for (Exception error : result.errors()) {
      tellForm(error);
    }
    for (Exception error : result.errors()) {
      tellValue(error);
    }
    for (Exception error : result.errors()) {
      if (error instanceof MissingParameterException missing) {
        throw usage("A " + missing.getMissing().get(0).paramLabel() + " is missing.");
      }
    }
    if (!result.unmatched().isEmpty()) {
      throw usage("Superfluous argument " + Excerpt.quoted(result.unmatched().get(0)) + '.');
    }
    if (!result.errors().isEmpty()) {
      throw new IllegalStateException(result.errors().get(0));
    }
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.charAt(0) == '-';
  }

  /** Tells of an option without its value, or a value without need. */
  private void tellForm(Exception error) throws Failure {
    if (error instanceof MaxValuesExceededException) {
      // Picocli tells which option it was in its message alone.
      String name = error.getMessage().split("'", 3)[1];
      throw usage("Option " + name + " takes no value.");
    }
    if (error instanceof MissingParameterException missing
        && missing.getMissing().get(0) instanceof OptionSpec option) {
      throw usage(
          "Option " + option.longestName() + " needs a value: " + option.paramLabel() + '.');
    }
  }

  private static void tellValue(Exception error) throws Failure {
    if (error instanceof ParameterException wrong
        && error.getCause() instanceof InvalidValue invalid) {
      ArgSpec argument = wrong.getArgSpec();
      String name =
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
      throw Failure.usage(name + ": " + invalid.sentence());
    }
  }

  private Failure unknown(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    // Any letter is near to any other: only a misspelt word says what was meant.
    String hint = name.length() > 2 ? NearestName.hint(name, spec.optionsMap().keySet()) : "";
    return usage("Unknown option " + Excerpt.quoted(name) + '.' + hint);
  }

  private Failure usage(String problem) {
    String command = spec.name().equals(Mpool.NAME) ? "" : ' ' + spec.name();
    return Failure.usage(problem + " See " + Mpool.NAME + command + " --help.");
  }
}
