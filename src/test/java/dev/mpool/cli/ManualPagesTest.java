package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
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
    for (Command command : Commands.all()) {
      Syntax syntax = command.syntax();
      String page = read(kept().get(Mpool.NAME + "-" + syntax.name() + ".1"));
      List<String> said = new ArrayList<>(List.of(syntax.description()));
      said.add(syntax.positional().description());
      said.addAll(syntax.examples());
      for (Option<?> option : syntax.options()) {
        said.add(
            String.join(", ", option.names())
                + (option.label().isEmpty() ? "" : " ")
                + option.label());
        said.add(option.description());
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
    CommandLine whole = Manual.whole();
    List<String> others = new ArrayList<>();
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (Command command : Commands.all()) {
        String name = command.syntax().name();
        String title = Mpool.NAME + "-" + name;
        others.add("*" + title + "*(1)");
        pages.put(
            title + ".1",
            page(whole.getSubcommands().get(name), "*" + Mpool.NAME + "*(1)", asciidoctor));
      }
      pages.put(Mpool.NAME + ".1", page(whole, String.join(", ", others), asciidoctor));
    }
    return pages;
  }

  private static String page(CommandLine command, String others, Asciidoctor asciidoctor) {
    StringWriter text = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(text, true), command.getCommandSpec());
    text.append("\n== See also\n\n").append(others).append('\n');
    String page = text.toString().replaceAll("(?m)^(== .*):$", "$1");
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
