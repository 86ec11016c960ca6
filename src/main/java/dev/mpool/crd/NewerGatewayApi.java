package dev.mpool.crd;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.text.Location;
import java.util.List;

/**
 * What versions of the Gateway API after the standard channel of 1.4, or its experimental channel,
 * add to HTTPRoutes. An API server with the standard channel of 1.4 refuses it; one with another
 * CRD may not.
 */
final class NewerGatewayApi {

  /**
   * An addition.
   *
   * @param field the last part of its place
   * @param value the value that is new; "" if the field is
   * @param since who knows it
   * @param followed whether mpool does what it says
   */
  private record Addition(String field, String value, String since, boolean followed) {}

  private static final String EXPERIMENTAL = "the experimental channel";

  private static final List<Addition> ADDITIONS =
      List.of(
          new Addition("retry", "", "Gateway API 1.7", true),
          new Addition("statusCode", "303", "Gateway API 1.5", true),
          new Addition("statusCode", "307", "Gateway API 1.5", true),
          new Addition("statusCode", "308", "Gateway API 1.5", true),
          new Addition("cors", "", "Gateway API 1.5", false),
          new Addition("type", "CORS", "Gateway API 1.5", false),
          new Addition("externalAuth", "", EXPERIMENTAL, false),
          new Addition("type", "ExternalAuth", EXPERIMENTAL, false),
          new Addition("sessionPersistence", "", EXPERIMENTAL, false),
          new Addition("useDefaultGateways", "", EXPERIMENTAL, false));

  private NewerGatewayApi() {}

  /**
   * A finding in the words for such an addition, where it is about one.
   *
   * @param object where the HTTPRoute stands in its document
   */
  static Diagnostic told(Diagnostic finding, String object) {
    if (finding.rule() != Rule.UNKNOWN_FIELD && finding.rule() != Rule.VALUE_NOT_ALLOWED) {
      return finding;
    }
    String pointer = finding.location().pointer();
    String field = pointer.substring(pointer.lastIndexOf('/') + 1);
    boolean isField = finding.rule() == Rule.UNKNOWN_FIELD;
    String written = written(finding.location());
    for (Addition addition : ADDITIONS) {
      boolean isMeant =
          addition.field.equals(field)
              && isField == addition.value.isEmpty()
              && (isField || written.equals(addition.value))
              && isPlace(pointer.substring(object.length()), field);
      if (isMeant) {
        return inWords(finding, addition);
      }
    }
    return finding;
  }

  private static String written(Location at) {
    String text = at.source().text().substring(at.span().start(), at.span().end());
    boolean isQuoted = text.length() > 1 && (text.startsWith("'") || text.startsWith("\""));
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isPlace(String pointer, String field) {
    String known =
        switch (field) {
          case "useDefaultGateways" -> "/spec/[^/]+";
          case "retry", "sessionPersistence" -> "/spec/rules/[0-9]+/[^/]+";
          case "statusCode" ->
              "/spec/rules/[0-9]+/(backendRefs/[0-9]+/)?filters/[0-9]+/requestRedirect/[^/]+";
          default -> "/spec/rules/[0-9]+/(backendRefs/[0-9]+/)?filters/[0-9]+/[^/]+";
        };
    return pointer.matches(known);
  }

  private static Diagnostic inWords(Diagnostic finding, Addition addition) {
    String what = addition.value.isEmpty() ? "field " + addition.field : "value " + addition.value;
    String message =
        "The "
            + what
            + " is new in "
            + addition.since
            + ": the standard channel of 1.4 refuses it.";
    String hint =
        addition.followed
            ? "mpool follows it. Install a CRD that knows it before you apply this HTTPRoute."
            : "Remove it: mpool does not do what it says either.";
    Diagnostic told = Diagnostic.of(Rule.NEWER_GATEWAY_API, finding.location(), message);
    return told.withHint(hint).withSeverity(addition.followed ? Severity.WARNING : Severity.ERROR);
  }
}
