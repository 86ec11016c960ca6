package dev.mpool.cli;

import java.io.IOException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mpool completion}: prints a script that completes mpool's command lines. */
final class CompletionCommand implements Command {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .description("Print a completion script.")
        .footer(
            "",
            "Examples:",
            "  mpool completion bash > ~/.local/share/bash-completion/completions/mpool",
            "  source <(mpool completion zsh)");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("SHELL")
            .index("0")
            .arity("1")
            .type(String.class)
            .completionCandidates(new Choice<>(List.of(Shell.values())).labels())
            .description("bash or zsh.")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult arguments, Console console) throws Failure, IOException {
    Shell shell;
    try {
      shell = new Choice<>(List.of(Shell.values())).read(arguments.matchedPositionalValue(0, ""));
    } catch (Option.InvalidValue e) {
      throw Failure.usage("SHELL: " + Option.sentence(e.getMessage()));
    }
    String script = AutoComplete.bash(Mpool.NAME, Mpool.wholeCommandLine());
    Utf8Output.write(
        shell == Shell.ZSH ? "#compdef " + Mpool.NAME + "\n" + script : script, console.out());
    return ExitCode.SUCCESS;
  }
}
