package dev.mpool.cli;

import dev.mpool.cli.option.OptionGroup;
import dev.mpool.diag.Rule;
import dev.mpool.rule.RuleLevel;
import dev.mpool.text.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What holds for all of a project's command lines, unless they say otherwise.
 *
 * @param file the file that says so, as reports call it; empty if there is none
 * @param levels how rules are to be taken
 * @param exclusions which files are no part of it
 * @param options the values of options of {@code render}, by their names such as {@code --listen}
 */
record Project(
    Optional<String> file,
    Map<Rule, RuleLevel> levels,
    Map<String, Object> options,
    List<Exclusion> exclusions) {

  /** No project says anything. */
  static final Project NONE = new Project(Optional.empty(), Map.of(), Map.of(), List.of());

  Project {
    levels = Map.copyOf(levels);
    options = Map.copyOf(options);
    exclusions = List.copyOf(exclusions);
  }

  /** Lets the project say what the command line leaves open. */
  void complete(OptionGroup group) {
    for (OptionSpec option : group.options()) {
      if (option.originalStringValues().isEmpty()) {
        option.setValue(options.get(option.longestName()));
      }
    }
  }
}
