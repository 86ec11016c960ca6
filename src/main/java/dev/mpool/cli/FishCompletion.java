package dev.mpool.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish, made of the specifications that picocli makes the others of. */
final class FishCompletion {

  private static final String COMPLETE = "complete -c " + Mpool.NAME;

  private final StringBuilder script = new StringBuilder();

  private FishCompletion() {}

  static String of(CommandLine whole) {
    FishCompletion completion = new FishCompletion();
    completion.script.append("# Completes the command lines of mpool in fish.\n");
    completion.script.append(COMPLETE).append(" -f\n");
    String first = COMPLETE + " -n __fish_use_subcommand";
    completion.options(first, whole.getCommandSpec());
    // A command with an alias is there twice.
    for (CommandLine command : new LinkedHashSet<>(whole.getSubcommands().values())) {
      CommandSpec spec = command.getCommandSpec();
      String[] does = spec.usageMessage().description();
      for (String name : spec.names()) {
        completion.line(first + " -a " + name, does);
      }
      String names = String.join(" ", spec.names());
      String behind = COMPLETE + " -n '__fish_seen_subcommand_from " + names + "'";
      for (ArgSpec argument : spec.positionalParameters()) {
        completion.line(behind + values(argument), argument.description());
      }
      completion.options(behind, spec);
    }
    return completion.script.toString();
  }

  private void options(String begin, CommandSpec spec) {
    for (OptionSpec option : spec.options()) {
      StringBuilder line = new StringBuilder(begin);
      for (String name : option.names()) {
        line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1));
      }
      boolean flag = option.arity().max() == 0;
      line(line + (flag ? "" : " -r" + values(option)), option.description());
    }
  }

  private static String values(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      List<String> candidates = new ArrayList<>();
      argument.completionCandidates().forEach(candidates::add);
      return " -f -a '" + String.join(" ", candidates) + "'";
    }
    Class<?> type = argument.auxiliaryTypes()[0];
    return type == java.nio.file.Path.class ? " -F" : " -f";
  }

  /** Adds a line with as much of a description as fits beside a name. */
  private void line(String line, String[] description) {
    String text = Unbroken.shown(description[0]);
    int end = text.length();
    for (String stop : List.of(". ", ": ", " (", "; ")) {
      int at = text.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    String brief = text.substring(0, end).replace("\\", "\\\\").replace("'", "\\'");
    script.append(line).append(" -d '").append(brief).append("'\n");
  }
}
