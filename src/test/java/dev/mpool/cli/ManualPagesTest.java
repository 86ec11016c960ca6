package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** {@code packaging/man} holds a manual page of mpool and of each of its commands. */
class ManualPagesTest {

  private static final Path FOLDER = Path.of("packaging/man");

  /** {@code -Dmpool.rewrite=true} writes the pages anew, and fails so that nobody forgets them. */
  @Test
  void the_pages_are_what_picocli_makes_of_the_commands() throws IOException {
    Map<String, String> pages = pages();
    if (Boolean.getBoolean("mpool.rewrite") && !pages.equals(kept())) {
      for (String name : kept().keySet()) {
        Files.delete(FOLDER.resolve(name));
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
      fail(FOLDER + " is rewritten");
    }
    assertThat(kept()).isEqualTo(pages);
  }

  /** Nothing that AsciiDoc or roff take for a sign of their own is lost. */
  @Test
  void a_page_says_all_that_help_says() throws IOException {
    for (CommandLine command : commands()) {
      CommandSpec spec = command.getCommandSpec();
      String page = read(kept().get(Mpool.NAME + "-" + spec.name() + ".1"));
      List<String> said = new ArrayList<>(List.of(spec.usageMessage().description()));
      for (String example : spec.usageMessage().footer()) {
        said.add(example.strip());
      }
      for (ArgSpec argument : spec.args()) {
        said.add(Unbroken.shown(argument.description()[0]));
      }
      for (OptionSpec option : spec.options()) {
        boolean flag = option.arity().max() == 0;
        said.add(String.join(", ", option.names()) + (flag ? "" : " " + option.paramLabel()));
      }
      for (ArgGroupSpec group : spec.argGroups()) {
        String heading = group.heading().replace("%n", "").replace(":", "");
        said.add(".SH \"" + heading.toUpperCase(Locale.ROOT));
      }
      assertThat(page).contains(said);
    }
  }

  /** The text of a page, without roff's requests and fonts. */
  private static String read(String roff) {
    return roff.replaceAll("\\\\f[BIRP]|\\\\&", "")
        .replace("\\-", "-")
        .replace("\\*(Aq", "'")
        .replace("\\(cq", "'")
        .replace("\\.", ".");
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    List<String> others = new ArrayList<>();
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (CommandLine command : commands()) {
        String title = Mpool.NAME + "-" + command.getCommandName();
        others.add("*" + title + "*(1)");
        pages.put(title + ".1", page(command, "*" + Mpool.NAME + "*(1)", asciidoctor));
      }
      String all = String.join(", ", others);
      pages.put(Mpool.NAME + ".1", page(CommandTree.whole(), all, asciidoctor));
    }
    return pages;
  }

  /** Without aliases. */
  private static Collection<CommandLine> commands() {
    return new LinkedHashSet<>(CommandTree.whole().getSubcommands().values());
  }

  private static String page(CommandLine command, String others, Asciidoctor asciidoctor) {
    StringWriter text = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(text, true), command.getCommandSpec());
    text.append("\n== See also\n\n").append(others).append('\n');
    String page = Unbroken.shown(text.toString()).replaceAll("(?m)^(== .*):$", "$1");
    Attributes attributes =
        Attributes.builder()
            // Neither a day nor a version, which would change pages that say the same.
            .attribute("reproducible", "")
            .attribute("mansource", Mpool.NAME)
            .attribute("manmanual", Mpool.NAME + " manual")
            .build();
    Options options =
        Options.builder()
            .backend("manpage")
            .standalone(true)
            .toFile(false)
            .attributes(attributes)
            .build();
    return asciidoctor.convert(page, options) + "\n";
  }
}
