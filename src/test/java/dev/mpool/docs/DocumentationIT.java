package dev.mpool.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.mpool.docs.ShellSession.Printed;
import dev.mpool.e2e.EnvoyBinary;
import dev.mpool.packaging.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads every page from top to bottom at a terminal: its commands work, and print what the page
 * shows. {@code -Dmpool.rewrite=true} puts the real outputs into the pages, and fails so that
 * nobody forgets to look at them; {@code -Dmpool.page=docs/ci.md} reads that page alone.
 */
class DocumentationIT {

  private static final Path WORK = Path.of("target/documentation");

  static Stream<Page> pages() throws IOException {
    String asked = System.getProperty("mpool.page", "");
    return Page.all().stream()
        .filter(page -> !page.steps().isEmpty() && page.toString().contains(asked));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_command_prints_what_the_page_shows(Page page) throws Exception {
    List<Step> steps = page.steps();
    ShellSession session = new ShellSession(WORK.resolve(page.file().toString().replace('/', '-')));
    List<Printed> printed =
        session.run(steps.stream().map(Step::command).toList(), programs(page, session));

    List<String> problems = new ArrayList<>();
    List<List<String>> outputs = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Printed real = printed.get(i);
      boolean asShown = !step.compared() || new ShownOutput(step.shown()).matches(real.lines());
      outputs.add(asShown ? step.shown() : real.lines());
      if (!asShown) {
        problems.add(problem(page, step, new ShownOutput(step.shown()).difference(real.lines())));
      } else if (!step.compared() && real.exitCode() != 0) {
        problems.add(problem(page, step, "exit " + real.exitCode() + ": " + real.lines()));
      }
    }
    if (Boolean.getBoolean("mpool.rewrite") && !problems.isEmpty()) {
      page.showing(steps, outputs).write();
      fail(page + " is rewritten: look at it, and shorten with … what nobody has to read");
    }
    assertThat(problems).as(String.join("\n\n", problems)).isEmpty();
  }

  private static String problem(Page page, Step step, String what) {
    return page + ":" + step.line() + ": " + step.command() + "\n" + what;
  }

  /** Where the page's commands are found: mpool as the build left it, Envoy, and this Maven. */
  private static List<Path> programs(Page page, ShellSession session) throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(session.checkout().resolve("target/mpool/bin"));
    if (page.steps().stream().anyMatch(DocumentationIT::needsEnvoy)) {
      Path bin = Files.createDirectories(session.checkout().resolve("target/bin"));
      Files.createSymbolicLink(bin.resolve("envoy"), EnvoyBinary.orSkip().toAbsolutePath());
      folders.add(bin);
    }
    folders.addAll(Checkout.maven());
    return folders;
  }

  private static boolean needsEnvoy(Step step) {
    return Commands.of(step.command()).contains("envoy") || step.command().contains("mpool drill");
  }
}
