package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    section("mpool", Manual.ofMpool(Ansi.OFF), page);
    for (Command command : Commands.all()) {
      Syntax syntax = command.syntax();
      section("mpool " + syntax.name(), Manual.of(syntax, Ansi.OFF), page);
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(String title, String help, StringBuilder page) {
    page.append("## ").append(title).append("\n\n```text\n");
    page.append(help.stripTrailing()).append("\n```\n\n");
  }
}
