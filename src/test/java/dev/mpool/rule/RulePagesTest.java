package dev.mpool.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.mpool.diag.Category;
import dev.mpool.diag.Rule;
import dev.mpool.diag.RulePage;
import dev.mpool.diag.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code docs/rules}: their manifests are the rules' first test cases. */
class RulePagesTest {

  private static final Path PAGES = Path.of("docs/rules");
  private static final Path INDEX = PAGES.resolve("README.md");
  private static final Pattern ALSO_FOUND = Pattern.compile("\\[([a-z-]+)]\\([./a-z-]+\\.md\\)");

  static Stream<Rule> rules() {
    return Stream.of(Rule.values()).filter(rule -> rule.category() == Category.RULE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleBreaksThisRuleAndThoseThePageNames(Rule rule) {
    RulePage page = RulePage.of(rule).orElseThrow();
    Set<String> expected = new TreeSet<>();
    expected.add(rule.id());
    expected.addAll(alsoFound(page));
    assertThat(new TreeSet<>(Checked.of(example(page, "## Bad")).rules())).isEqualTo(expected);
    assertThat(Checked.of(example(page, "## Bad")).of(rule)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theGoodExampleBreaksNoRule(Rule rule) {
    assertThat(Checked.of(example(RulePage.of(rule).orElseThrow(), "## Good")).rules()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void thePageSaysWhatTheTableSays(Rule rule) {
    String severity = "Severity: " + rule.severity().label();
    if (rule.preventsRendering()) {
      severity +=
          rule.severity() == Severity.ERROR
              ? "; `mpool render` refuses it, whatever severity or suppression says"
              : "; an error for `mpool render`, whatever severity or suppression says";
    }
    assertThat(RulePage.of(rule).orElseThrow().markdown())
        .startsWith("# " + rule.id() + "\n\n" + rule.title() + ".\n\n" + severity + ".\n\n");
  }

  @Test
  void noPageIsWithoutARule() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(rules().map(rule -> rule.id() + ".md"), Stream.of("README.md"))
                  .toList());
    }
  }

  @Test
  void rulesOfOtherCategoriesHaveNoPage() {
    assertThat(RulePage.of(Rule.YAML_SYNTAX)).isEmpty();
  }

  /** {@code -Dmpool.rewrite=true} writes the index anew, and fails so that nobody forgets it. */
  @Test
  void theIndexListsEveryRule() throws IOException {
    String index = index();
    if (Boolean.getBoolean("mpool.rewrite")) {
      Files.writeString(INDEX, index);
      fail("docs/rules/README.md is rewritten");
    }
    assertThat(INDEX).hasContent(index);
  }

  private static String index() {
    StringBuilder index =
        new StringBuilder(
            """
            # Rules

            What mpool finds beyond what the API server refuses. Each page says why, with a manifest that breaks
            the rule and one that does not; `mpool rules RULE` shows it. How to accept a finding with a reason is
            told in [unused-suppression](unused-suppression.md).

            | rule | severity | finding |
            |---|---|---|
            """);
    rules()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .forEach(
            rule ->
                index
                    .append("| [" + rule.id() + "](" + rule.id() + ".md) | ")
                    .append(rule.severity().label() + " | " + rule.title() + " |\n"));
    return index.toString();
  }

  /** The manifest in the fence under a heading. */
  private static String example(RulePage page, String heading) {
    StringBuilder example = new StringBuilder();
    boolean underHeading = false;
    boolean fenced = false;
    for (String line : page.markdown().lines().toList()) {
      if (line.startsWith("## ")) {
        underHeading = line.equals(heading);
      } else if (underHeading && line.startsWith("```")) {
        fenced = !fenced;
      } else if (underHeading && fenced) {
        example.append(line).append('\n');
      }
    }
    return example.toString();
  }

  private static List<String> alsoFound(RulePage page) {
    List<String> ids = new ArrayList<>();
    page.markdown()
        .lines()
        .filter(line -> line.startsWith("Also found here: "))
        .forEach(
            line -> {
              Matcher link = ALSO_FOUND.matcher(line);
              while (link.find()) {
                ids.add(link.group(1));
              }
            });
    return ids;
  }
}
