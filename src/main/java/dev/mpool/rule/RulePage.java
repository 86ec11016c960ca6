package dev.mpool.rule;

import dev.mpool.diag.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page about a rule: why it matters, and a manifest that breaks and one that keeps its promise.
 *
 * @param markdown the whole page as it stands in {@code docs/rules}
 */
public record RulePage(Rule rule, String markdown) {

  private static final String FENCE = "```";

  /**
   * Reads the page that is built in.
   *
   * @return empty for a rule that needs no explanation beyond its finding; rules of category {@code
   *     rule} all have a page
   */
  public static Optional<RulePage> of(Rule rule) {
    try (InputStream page = RulePage.class.getResourceAsStream("/rules/" + rule.id() + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new RulePage(rule, new String(page.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + rule.id() + " cannot be read", e);
    }
  }

  /** The manifest in which the rule finds something. */
  public String badExample() {
    return example("## Bad");
  }

  /** The manifest in which the rule finds nothing. */
  public String goodExample() {
    return example("## Good");
  }

  private String example(String heading) {
    StringBuilder example = new StringBuilder();
    boolean underHeading = false;
    boolean fenced = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("## ")) {
        underHeading = line.equals(heading);
      } else if (underHeading && line.startsWith(FENCE)) {
        fenced = !fenced;
      } else if (underHeading && fenced) {
        example.append(line).append('\n');
      }
    }
    return example.toString();
  }
}
