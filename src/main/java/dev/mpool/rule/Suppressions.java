package dev.mpool.rule;

import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.TlsChoice;
import dev.mpool.text.Excerpt;
import dev.mpool.text.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the findings that the manifests' authors have accepted, and reports every suppression
 * that has no effect: it would hide the next finding in its place, or come as a surprise to who
 * renders.
 */
final class Suppressions {

  private static final String FORM = "Write `# mpool:ignore RULE REASON`.";

  private final List<Suppression> all;
  private final Set<String> targets = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final RuleSettings settings;

  private Suppressions(List<Suppression> all, RuleSettings settings) {
    this.all = all;
    this.settings = settings;
  }

  /** Those of one file. */
  static Suppressions of(List<Suppression> all, RuleSettings settings) {
    Suppressions suppressions = new Suppressions(all, settings);
    for (Suppression suppression : all) {
      if (suppressedRule(suppression) != null) {
        suppressions.targets.add(target(suppression));
      }
    }
    return suppressions;
  }

  /** Whether the author has accepted a finding. */
  boolean cover(Diagnostic finding) {
    if (targets.isEmpty() || settings.isFixed(finding.rule())) {
      return false;
    }
    String target = target(finding.location().line(), finding.rule().id());
    if (!targets.contains(target)) {
      return false;
    }
    used.add(target);
    return true;
  }

  /** Takes those for used that are used in the same text, line by line, with mistakes mended. */
  void addUsed(Suppressions mended) {
    used.addAll(mended.used);
  }

  /**
   * Adds what is wrong with suppressions.
   *
   * @param budget what was found beside what they cover
   */
  void addRemarks(Findings findings, FindingBudget budget) {
    List<Diagnostic> told = all.isEmpty() ? List.of() : budget.told();
    for (Suppression suppression : all) {
      Rule rule = suppressedRule(suppression);
      if (rule == null) {
        findings.add(misuse(suppression));
      } else if (!used.contains(target(suppression))) {
        if (canBeJudged(rule) && !budget.isSpent() && !isUnjudged(suppression, told)) {
          findings.add(unused(suppression));
        }
      } else if (rule.preventsRendering()) {
        findings.add(withoutEffectOnRender(suppression));
      }
    }
  }

  /**
   * Whether something in the place of a suppression was not judged, because of what is wrong above
   * it.
   */
  private static boolean isUnjudged(Suppression suppression, List<Diagnostic> told) {
    for (Diagnostic finding : told) {
      Location place = finding.location();
      boolean unjudged =
          switch (finding.rule()) {
            case YAML_SYNTAX -> true;
            case NEARLY_A_BACKEND, NEARLY_AN_HTTPROUTE, NEWER_BACKEND_API ->
                place.document() == suppression.location().document();
            case UNKNOWN_FIELD, WRONG_TYPE ->
                finding.remedy().isEmpty() && isBelow(suppression.coveredLine(), place);
            default -> false;
          };
      if (unjudged) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line belongs to the value of a key, or to a list that begins a line. */
  private static boolean isBelow(int line, Location place) {
    int first = place.line();
    String begin = place.source().line(first);
    int indent = indent(begin);
    boolean list =
        begin.startsWith("-", indent)
            && place.source().text().startsWith("-", place.span().start());
    int least = list ? indent : indent + 1;
    boolean below = list ? line >= first : line > first;
    for (int i = first + 1; below && i <= line; i++) {
      String text = place.source().line(i);
      below = text.isBlank() || indent(text) >= least;
    }
    return below;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** What a suppression and the findings that it covers have in common. */
  private static String target(int line, String rule) {
    return line + " " + rule;
  }

  private static String target(Suppression suppression) {
    return target(suppression.coveredLine(), suppression.rule());
  }

  /** The rule whose findings a comment suppresses; null if it is not written as it has to be. */
  private static Rule suppressedRule(Suppression suppression) {
    Rule rule = Rule.ofId(suppression.rule()).orElse(null);
    boolean right =
        rule != null
            && canBeSuppressed(rule)
            && suppression.order().equals(Suppression.IGNORE)
            && suppression.hasReason();
    return right ? rule : null;
  }

  private static boolean canBeSuppressed(Rule rule) {
    return rule.category() == Category.RULE && rule != Rule.UNUSED_SUPPRESSION;
  }

  /** What is wrong with a suppression that suppresses nothing, whatever it stands beside. */
  private static Diagnostic misuse(Suppression suppression) {
    String id = suppression.rule();
    if (!suppression.order().equals(Suppression.IGNORE)) {
      String order = suppression.order();
      return finding(
          suppression,
          order.equals("mpool")
              ? "This comment has no effect: a colon is missing behind mpool."
              : "This comment has no effect: mpool knows no order " + Excerpt.quoted(order) + ".",
          FORM);
    } else if (id.isEmpty()) {
      return finding(suppression, "This comment for mpool names no rule.", FORM);
    }
    Rule rule = Rule.ofId(id).orElse(null);
    if (rule == null) {
      return finding(
          suppression,
          "This suppression has no effect: there is no rule " + Excerpt.quoted(id) + ".",
          "`mpool rules` lists the rules.");
    } else if (!canBeSuppressed(rule)) {
      return finding(
          suppression,
          "This suppression has no effect: " + id + " cannot be suppressed.",
          "Remove the comment and correct what is found.");
    }
    return finding(
        suppression,
        "This suppression has no effect, because it gives no reason.",
        "Say why behind the rule: `# mpool:ignore " + id + " REASON`.");
  }

  private static Diagnostic unused(Suppression suppression) {
    return finding(
        suppression,
        "There is no finding of %s on line %s that this could suppress."
            .formatted(suppression.rule(), suppression.coveredLine()),
        "Remove the comment, or put it on the line of the finding or alone on the line above.");
  }

  /** An accepted finding is silent, and would come as a surprise when something is rendered. */
  private static Diagnostic withoutEffectOnRender(Suppression suppression) {
    return Diagnostic.of(
        Rule.RENDER_STILL_REFUSES,
        suppression.location(),
        "`mpool render` will refuse this all the same: "
            + suppression.rule()
            + " is about what cannot be rendered.",
        "Keep the Backend out of what you render, or correct it.");
  }

  /**
   * Whether a rule would have found something if there were something: not if it is switched off,
   * if other files of the input or options decide, or if rendering takes no notice of suppressions.
   */
  private boolean canBeJudged(Rule rule) {
    boolean dependsOnTls =
        rule == Rule.PLAINTEXT_CREDENTIAL || rule == Rule.KGATEWAY_PLAINTEXT_PORT;
    return !settings.isFixed(rule)
        && settings.severityOf(rule).isPresent()
        && !RuleSet.needsWholeInput(rule)
        && (!dependsOnTls || settings.tls() == TlsChoice.AUTO);
  }

  private static Diagnostic finding(Suppression suppression, String message, String hint) {
    return Diagnostic.of(Rule.UNUSED_SUPPRESSION, suppression.location(), message, hint);
  }
}
