package dev.mpool.rule;

import dev.mpool.diag.Rule;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.yaml.Comment;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A comment {@code # mpool:ignore RULE REASON}, by which the author of a manifest takes
 * responsibility for a finding.
 *
 * @param order what the comment tells mpool to do: {@code ignore}, or another word that it does not
 *     know, or {@code mpool} where the colon behind it is forgotten
 * @param rule the rule's id as it is written; "" if the comment names none
 * @param reason "" if the comment gives none
 * @param coveredLine the line whose findings are meant, from 1: the comment's own, or, for a
 *     comment that stands alone, the next that is not a comment
 */
public record Suppression(
    String order, String rule, String reason, Location location, int coveredLine) {

  static final String IGNORE = "ignore";

  private static final String NAME = "mpool";
  private static final String MARK = NAME + ":";

  /** The suppressions of a source, in the order they are written. */
  public static List<Suppression> allOf(YamlStream stream) {
    List<Comment> comments = stream.comments();
    if (comments.isEmpty()) {
      return List.of();
    }
    List<Suppression> suppressions = new ArrayList<>(comments.size());
    int lineBelow = 0;
    int coveredBelow = 0;
    int document = stream.documents().size() - 1;
    // From the last to the first, so that blocks of comments and documents are walked through once.
    for (int i = comments.size() - 1; i >= 0; i--) {
      Comment comment = comments.get(i);
      int covered = coveredLine(stream.source(), comment, lineBelow, coveredBelow);
      lineBelow = comment.line();
      coveredBelow = covered;
      if (isForMpool(comment.text())) {
        while (document > 0
            && stream.documents().get(document - 1).span().end() >= comment.span().end()) {
          document--;
        }
        int index = document < 0 ? 0 : stream.documents().get(document).index();
        Location location = new Location(stream.source(), comment.span(), index, "");
        addAll(comment.text(), location, covered, suppressions);
      }
    }
    Collections.reverse(suppressions);
    return suppressions;
  }

  /** An ordinary sentence may begin with "mpool:" too; a word that follows at once is an order. */
  private static boolean isForMpool(String text) {
    if (!text.startsWith(MARK)) {
      return lacksColon(text);
    }
    String rest = text.substring(MARK.length());
    return !rest.isBlank()
        && (!Character.isWhitespace(rest.charAt(0)) || firstWord(rest.strip()).equals(IGNORE));
  }

  /** Such as {@code mpool ignore RULE}; only a rule's name tells it from an ordinary sentence. */
  private static boolean lacksColon(String text) {
    if (!text.startsWith(NAME) || text.length() == NAME.length()) {
      return false;
    }
    char separator = text.charAt(NAME.length());
    String order = text.substring(NAME.length() + 1).strip();
    String rule = firstWord(order.substring(firstWord(order).length()).strip());
    return (separator == ' ' || separator == '-' || separator == '_')
        && Rule.ofId(rule).isPresent();
  }

  /** A comment may name several rules with commas between them; the list is reversed later. */
  private static void addAll(
      String text, Location location, int coveredLine, List<Suppression> suppressions) {
    if (!text.startsWith(MARK)) {
      suppressions.add(new Suppression(NAME, "", "", location, coveredLine));
      return;
    }
    String order = text.substring(MARK.length()).strip();
    String verb = firstWord(order);
    // Each name once: a comment may be a megabyte long.
    Set<String> rules = new LinkedHashSet<>();
    int at = afterBlanks(order, verb.length());
    boolean more = verb.equals(IGNORE);
    while (more) {
      int end = wordEnd(order, at);
      more = end > at && order.charAt(end - 1) == ',';
      addNames(order, at, end, rules);
      at = afterBlanks(order, end);
    }
    String reason = order.substring(at);
    if (rules.isEmpty()) {
      rules.add("");
    }
    int first = suppressions.size();
    for (String rule : rules) {
      suppressions.add(new Suppression(verb, rule, reason, location, coveredLine));
    }
    Collections.reverse(suppressions.subList(first, suppressions.size()));
  }

  /** Adds the names between the commas of a word. */
  private static void addNames(String text, int start, int end, Set<String> names) {
    int at = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == ',') {
        if (i > at) {
          names.add(text.substring(at, i));
        }
        at = i + 1;
      }
    }
  }

  private static String firstWord(String text) {
    return text.substring(0, wordEnd(text, 0));
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int afterBlanks(String text, int start) {
    int at = start;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int coveredLine(Source source, Comment comment, int lineBelow, int coveredBelow) {
    int line = comment.line();
    if (!source.line(line).stripLeading().startsWith("#")) {
      return line;
    }
    do {
      line++;
      if (line == lineBelow && isCommentLine(source, line)) {
        return coveredBelow;
      }
    } while (isCommentLine(source, line));
    return line;
  }

  private static boolean isCommentLine(Source source, int line) {
    return line <= source.lineCount() && source.line(line).stripLeading().startsWith("#");
  }
}
