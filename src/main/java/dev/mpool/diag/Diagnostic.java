package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Reading;
import java.util.List;
import java.util.Optional;

/**
 * One finding: what is wrong, where, and what to do about it.
 *
 * @param message what is wrong, in one or two short sentences, never with a credential in it
 * @param hint what to do, where the message does not say it already
 * @param remedy the edit that does it, where that is sure
 */
public record Diagnostic(
    Rule rule,
    Severity severity,
    String message,
    Optional<String> hint,
    Location location,
    List<Related> related,
    Optional<Remedy> remedy) {

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** A finding with the rule's own severity and nothing further to say. */
  public static Diagnostic of(Rule rule, Location location, String message) {
    return new Diagnostic(
        rule, rule.severity(), message, Optional.empty(), location, List.of(), Optional.empty());
  }

  /** The same with what to do about it. */
  public static Diagnostic of(Rule rule, Location location, String message, String hint) {
    return of(rule, location, message).withHint(hint);
  }

  /** Says why an input has no text that could be looked at. */
  public static Diagnostic of(Reading.Refused refused) {
    Rule rule =
        switch (refused.kind()) {
          case UNREADABLE -> Rule.UNREADABLE_INPUT;
          case TOO_LARGE -> Rule.FILE_TOO_LARGE;
          case NOT_UTF8 -> Rule.NOT_UTF8;
        };
    Location location = Location.of(refused.source(), refused.span());
    return of(rule, location, "The input " + refused.message() + ".");
  }

  public Diagnostic withMessage(String text) {
    return new Diagnostic(rule, severity, text, hint, location, related, remedy);
  }

  public Diagnostic withHint(String text) {
    return new Diagnostic(rule, severity, message, Optional.of(text), location, related, remedy);
  }

  public Diagnostic withRelated(List<Related> places) {
    return new Diagnostic(rule, severity, message, hint, location, places, remedy);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(rule, other, message, hint, location, related, remedy);
  }

  public Diagnostic withRemedy(Optional<Remedy> edit) {
    return edit.isEmpty()
        ? this
        : new Diagnostic(rule, severity, message, hint, location, related, edit);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Whether this finding says that an API server would refuse the document. */
  public boolean isRefusal() {
    return isError() && rule.category() != Category.RULE;
  }
}
