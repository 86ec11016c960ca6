package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/commands.md} is the help of every command, in one page. */
class CommandReferenceTest {

  private static final Path PAGE = Path.of("docs/commands.md");

  /** {@code -Dmpool.rewrite=true} writes the page anew, and fails so that nobody forgets it. */
  @Test
  void the_page_is_what_help_prints() throws IOException {
    String page = page();
    if (Boolean.getBoolean("mpool.rewrite") && !page.equals(Files.readString(PAGE))) {
      Files.writeString(PAGE, page);
      fail(PAGE + " is rewritten");
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            What `mpool --help` and `mpool COMMAND --help` print. A test writes this page.

            """);
    CommandLine whole = CommandTree.whole();
    section(whole, page);
    // A command with an alias is there twice.
    new LinkedHashSet<>(whole.getSubcommands().values()).forEach(each -> section(each, page));
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(CommandLine command, StringBuilder page) {
    page.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n");
    page.append(CommandTree.help(command, Ansi.OFF).stripTrailing()).append("\n```\n\n");
  }
}
