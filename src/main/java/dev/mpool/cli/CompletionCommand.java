package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mpool completion}: prints a script that completes mpool's command lines. */
final class CompletionCommand extends Subcommand {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  private final PositionalParamSpec shell =
      argument("SHELL", "1", "bash, zsh or fish.", Choice.of(Shell.values()));

  CompletionCommand() {
    super(
        "completion",
        "Print a completion script.",
        "mpool completion bash > ~/.local/share/bash-completion/completions/mpool",
        "mpool completion zsh > /usr/local/share/zsh/site-functions/_mpool",
        "mpool completion fish > ~/.config/fish/completions/mpool.fish",
        "source <(mpool completion zsh)");
    accept(shell);
  }

  @Override
  ExitCode run(Console console) throws IOException {
    CommandLine whole = CommandTree.whole();
    console
        .out()
        .print(
            switch (shell.<Shell>getValue()) {
              case BASH -> AutoComplete.bash(Mpool.NAME, whole);
              case ZSH -> forZsh(AutoComplete.bash(Mpool.NAME, whole));
              case FISH -> FishCompletion.of(whole);
            });
    return ExitCode.SUCCESS;
  }

  /** The script as a file for a folder of zsh's {@code fpath}, which can be sourced as well. */
  private static String forZsh(String script) {
    return "#compdef "
        + Mpool.NAME
        + "\n"
        + script
        + "\n# Out of fpath, zsh runs this file as the first completion itself.\n"
        + "if [ \"${funcstack[1]}\" = _mpool ]; then\n"
        + "  _bash_complete -o default -F _complete_mpool\n"
        + "fi\n";
  }
}
