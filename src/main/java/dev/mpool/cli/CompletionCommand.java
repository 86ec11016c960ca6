package dev.mpool.cli;

import java.io.IOException;
import java.util.List;

/** {@code mpool completion}: prints a script that completes mpool's command lines. */
final class CompletionCommand implements Command {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH
  }

  private static final Choice<Shell> SHELLS = new Choice<>(List.of(Shell.values()));

  @Override
  public Syntax syntax() {
    return Syntax.of(
        List.of("completion"),
        "Print a completion script.",
        new Syntax.Positional("SHELL", 1, 1, "bash or zsh.", SHELLS.candidates()),
        List.of(
            "mpool completion bash > ~/.local/share/bash-completion/completions/mpool",
            "mpool completion zsh > /usr/local/share/zsh/site-functions/_mpool",
            "source <(mpool completion zsh)"));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws Failure, IOException {
    Shell shell;
    try {
      shell = SHELLS.read(arguments.positionals().get(0));
    } catch (Option.InvalidValue e) {
      throw Failure.usage("SHELL: " + e.sentence());
    }
    String script = Manual.completionScript();
    Utf8Output.write(shell == Shell.ZSH ? forZsh(script) : script, console.out());
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
