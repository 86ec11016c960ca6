package dev.mpool.cli;

import java.util.List;

/** The commands by their names. */
final class Commands {

  private Commands() {}

  /** The command of a name or alias; null if there is none. */
  static Command ofName(String name) {
    return switch (name) {
      case "validate", "lint" -> new ValidateCommand();
      case "render" -> new RenderCommand();
      case "explain" -> new ExplainCommand();
      case "rules" -> new RulesCommand();
      case "schema" -> new SchemaCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  /** All commands, in the order of the help. */
  static List<Command> all() {
    return List.of(
        new ValidateCommand(),
        new RenderCommand(),
        new ExplainCommand(),
        new RulesCommand(),
        new SchemaCommand(),
        new CompletionCommand());
  }
}
