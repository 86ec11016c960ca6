package dev.mpool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the pages without running them. */
class DocumentationTest {

  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  /** Blocks that {@link DocumentationIT} runs, and those that hold no command by their nature. */
  private static final Set<String> RUN_OR_NO_COMMANDS = Set.of("sh", "console", "text", "mermaid");

  static Stream<Page> pages() throws IOException {
    return Page.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_lead_somewhere(Page page) throws IOException {
    List<String> dead = new ArrayList<>();
    for (String target : links(page)) {
      if (target.startsWith("https:")) {
        continue;
      }
      int hash = target.indexOf('#');
      String path = hash < 0 ? target : target.substring(0, hash);
      Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
      if (!Files.exists(file)
          || hash >= 0 && !headings(file).contains(target.substring(hash + 1))) {
        dead.add(target);
      }
    }
    assertThat(dead).isEmpty();
  }

  /** A block within a list would be neither run nor looked at. */
  @ParameterizedTest
  @MethodSource("pages")
  void every_block_begins_at_the_margin(Page page) {
    assertThat(page.lines()).noneMatch(line -> line.matches("\\s+```.*"));
  }

  /** A block of bash is for what a test cannot run: it needs a cluster, an engine or an account. */
  @ParameterizedTest
  @MethodSource("pages")
  void every_command_of_mpool_maven_and_envoy_is_run(Page page) throws IOException {
    Set<String> run =
        page.steps().stream()
            .flatMap(step -> step.command().lines())
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> notRun = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (RUN_OR_NO_COMMANDS.contains(block.language())) {
        continue;
      }
      for (String line : block.lines()) {
        String command = line.strip().replaceFirst("^(- )?(run: )?", "");
        // The entry of a hook is half a command: pre-commit adds the files.
        boolean isHalf = command.startsWith("entry: ");
        if (!isHalf
            && !Commands.of(command).isEmpty()
            && !run.contains(command)
            && !isRunByCi(command)) {
          notRun.add(command);
        }
      }
    }
    assertThat(notRun).isEmpty();
  }

  private static boolean isRunByCi(String command) throws IOException {
    return command.equals("mvn verify")
        && Files.readString(Path.of(".ci/run"))
            .contains("\nMPOOL_ENVOY=\"$newest\" mvn -B -ntp verify\n");
  }

  private static List<String> links(Page page) {
    List<String> targets = new ArrayList<>();
    Matcher link = LINK.matcher(CODE.matcher(prose(page.lines())).replaceAll("`"));
    while (link.find()) {
      targets.add(link.group(1));
    }
    return targets;
  }

  /** The fragments that a page's headings can be linked by. */
  private static List<String> headings(Path file) throws IOException {
    return prose(Files.readAllLines(file))
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String prose(List<String> lines) {
    StringBuilder prose = new StringBuilder();
    boolean inBlock = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        inBlock = !inBlock;
      } else if (!inBlock) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }
}
