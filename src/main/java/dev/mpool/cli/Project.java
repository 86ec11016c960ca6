package dev.mpool.cli;

import dev.mpool.diag.Rule;
import dev.mpool.rule.RuleLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for all of a project's command lines, unless they say otherwise.
 *
 * @param file the file that says so, as reports call it; empty if there is none
 * @param levels how rules are to be taken
 * @param options what is written for options of {@code render}, by their names such as {@code
 *     --listen}
 */
record Project(
    Optional<String> file, Map<Rule, RuleLevel> levels, Map<String, List<String>> options) {

  /** No project says anything. */
  static final Project NONE = new Project(Optional.empty(), Map.of(), Map.of());

  Project {
    levels = Map.copyOf(levels);
    options = Map.copyOf(options);
  }

  List<String> valuesOf(Option<?> option) {
    List<String> values = options.get(option.name());
    return values == null ? List.of() : values;
  }

  /** The same project without a say in these options. */
  Project without(List<Option<?>> overridden) {
    Map<String, List<String>> remaining = new HashMap<>(options);
    for (Option<?> option : overridden) {
      remaining.remove(option.name());
    }
    return new Project(file, levels, remaining);
  }
}
