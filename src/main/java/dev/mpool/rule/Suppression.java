package dev.mpool.rule;

import dev.mpool.diag.Rule;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.yaml.Comment;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A comment {@code # mpool:ignore RULE REASON}, by which the author of a manifest takes
 * responsibility for a finding.
 *
 * @param order what the comment tells mpool to do: {@code ignore}, or another word that it does not
 *     know, or {@code mpool} where the colon behind it is forgotten
 * @param rule the rule's id as it is written; "" if the comment names none
 * @param hasReason whether the comment gives one
 * @param coveredLine the line whose findings are meant, from 1: the comment's own, or, for a
 *     comment that stands alone, the next that is not a comment
 */
public record Suppression(
    String order, String rule, boolean hasReason, Location location, int coveredLine) {

  static final String IGNORE = "ignore";

  private static final String NAME = "mpool";
  private static final String MARK = NAME + ":";

  /** The suppressions of a source, in the order they are written. */
  public static List<Suppression> allOf(YamlStream stream) {
    List<Comment> comments = stream.comments();
    if (comments.isEmpty()) {
      return List.of();
    }
    List<Suppression> suppressions = new LinkedList<>();
    int lineBelow = 0;
    int coveredBelow = 0;
    int document = stream.documents().size() - 1;
    // From the last to the first, so that blocks of comments and documents are walked through once.
    for (int i = comments.size() - 1; i >= 0; i--) {
      Comment comment = comments.get(i);
      int line = stream.source().position(comment.span().start()).line();
      int covered = coveredLine(stream.source(), line, lineBelow, coveredBelow);
      lineBelow = line;
      coveredBelow = covered;
      if (isForMpool(comment.text())) {
        while (document > 0
            && stream.documents().get(document - 1).span().end() >= comment.span().end()) {
          document--;
        }
        int index = document < 0 ? 0 : stream.documents().get(document).index();
        Location location = new Location(stream.source(), comment.span(), index, "");
        suppressions.addAll(0, in(comment.text(), location, covered));
      }
    }
    return new ArrayList<>(suppressions);
  }

  /** An ordinary sentence may begin with "mpool:" too; a word that follows at once is an order. */
  private static boolean isForMpool(String text) {
    if (!text.startsWith(MARK)) {
      return lacksColon(text);
    }
    String rest = text.substring(MARK.length());
    return !rest.isBlank()
        && (!Character.isWhitespace(rest.charAt(0))
            || new StringTokenizer(rest).nextToken().equals(IGNORE));
  }

  /** Such as {@code mpool ignore RULE}; only a rule's name tells it from an ordinary sentence. */
  private static boolean lacksColon(String text) {
    if (!text.startsWith(NAME) || text.length() == NAME.length()) {
      return false;
    }
    char separator = text.charAt(NAME.length());
    StringTokenizer words = new StringTokenizer(text.substring(NAME.length() + 1));
    if (words.countTokens() < 2) {
      return false;
    }
    words.nextToken();
    return (separator == ' ' || separator == '-' || separator == '_')
        && Rule.ofId(words.nextToken()).isPresent();
  }

  /** A comment may name several rules with commas between them. */
  private static List<Suppression> in(String text, Location location, int coveredLine) {
    if (!text.startsWith(MARK)) {
      return List.of(new Suppression(NAME, "", false, location, coveredLine));
    }
    StringTokenizer words = new StringTokenizer(text.substring(MARK.length()));
    String verb = words.nextToken();
    // Each name once: a comment may be a megabyte long.
    Set<String> rules = new LinkedHashSet<>();
    boolean more = verb.equals(IGNORE);
    while (more && words.hasMoreTokens()) {
      String word = words.nextToken();
      more = word.endsWith(",");
      StringTokenizer names = new StringTokenizer(word, ",");
      while (names.hasMoreTokens()) {
        rules.add(names.nextToken());
      }
    }
    if (rules.isEmpty()) {
      rules.add("");
    }
    List<Suppression> suppressions = new ArrayList<>();
    for (String rule : rules) {
      suppressions.add(new Suppression(verb, rule, words.hasMoreTokens(), location, coveredLine));
    }
    return suppressions;
  }

  private static int coveredLine(Source source, int commentLine, int lineBelow, int coveredBelow) {
    int line = commentLine;
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
