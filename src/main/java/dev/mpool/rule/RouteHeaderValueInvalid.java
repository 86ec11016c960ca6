package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteFilter.Header;
import dev.mpool.route.RouteRule;
import java.util.ArrayList;
import java.util.List;

/** What a filter puts into a header is printable ASCII, as for credentials. */
final class RouteHeaderValueInvalid implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      for (RouteFilter filter : rule.allFilters()) {
        if (filter instanceof RouteFilter.HeaderModifier modifier) {
          List<Header> headers = new ArrayList<>(modifier.set());
          headers.addAll(modifier.add());
          for (Header header : headers) {
            check(header, findings);
          }
        }
      }
    }
  }

  private static void check(Header header, Findings findings) {
    int bad = HeaderSyntax.foreignToValue(header.value().value());
    if (bad >= 0) {
      findings.add(
          Diagnostic.of(
                  Rule.HEADER_VALUE_INVALID,
                  header.value().location(),
                  "The value contains " + CharacterName.of(bad) + ", but is sent in a header.")
              .withHint("Use only printable ASCII characters."));
    }
  }
}
