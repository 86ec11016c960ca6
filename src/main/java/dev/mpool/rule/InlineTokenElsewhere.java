package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.InlineTokens;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Location;
import java.util.List;

/** A credential is sent as one, and nothing else of an input is: the rest is shown to everyone. */
final class InlineTokenElsewhere implements Promise<Manifests> {

  @Override
  public void check(Manifests input, RuleSettings settings, Findings findings) {
    List<Backend> backends = input.of(Backend.class);
    InlineTokens tokens = InlineTokens.of(backends);
    if (tokens.isEmpty()) {
      return;
    }
    for (Backend backend : backends) {
      if (backend.ai().isEmpty()) {
        continue;
      }
      Location name = backend.location();
      check("name", new Located<>(backend.name().name(), name), tokens, findings);
      check("namespace", new Located<>(backend.name().namespace(), name), tokens, findings);
      for (Member endpoint : backend.endpoints()) {
        for (Located<String> text : endpoint.shownTexts()) {
          String pointer = text.location().pointer();
          check(pointer.substring(pointer.lastIndexOf('/') + 1), text, tokens, findings);
        }
      }
    }
  }

  private static void check(
      String field, Located<String> text, InlineTokens tokens, Findings findings) {
    for (Located<InlineSecret> token : tokens.in(text)) {
      if (!token.value().isPlaceholder()) {
        findings.add(finding(field, text.location(), token.location()));
        return;
      }
    }
  }

  private static Diagnostic finding(String field, Location place, Location token) {
    boolean isAlias = place.source() == token.source() && place.span().equals(token.span());
    Diagnostic finding =
        Diagnostic.of(
            Rule.INLINE_TOKEN_ELSEWHERE,
            place,
            isAlias
                ? "An alias makes this inline token the value of `" + field + "` as well."
                : "The value of `" + field + "` has an inline token in it.",
            isAlias
                ? "Give `" + field + "` a value of its own."
                : "Take the token out of `" + field + "`, which is no secret.");
    return isAlias ? finding : finding.withRelated(List.of(new Related("the token", token)));
  }
}
