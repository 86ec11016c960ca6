package dev.mpool.diag;

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

  /** Why the rule matters: the paragraphs before the examples, each on one line, without code. */
  public String explanation() {
    StringBuilder text = new StringBuilder();
    boolean begun = false;
    for (String paragraph : alone().split("\n\n")) {
      if (begun && paragraph.startsWith("#")) {
        break;
      }
      if (begun && !paragraph.startsWith("```")) {
        text.append(text.isEmpty() ? "" : "\n").append(paragraph.strip().replace('\n', ' '));
      }
      begun |= paragraph.startsWith("Severity: ");
    }
    return text.toString();
  }

  /** The page where no other page can be reached: links to others are their names. */
  public String alone() {
    return markdown.replaceAll("\\[([^\\]]*)]\\([./a-z-]+[.]md\\)", "$1");
  }
}
