package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.model.ProviderType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an endpoint sets no model, the provider gets the model that the client asks for. That is a
 * choice if all endpoints do it, and most likely a mistake if another one sets a model, or if the
 * same model is asked of providers that have none in common. Where such a mixture is not allowed,
 * it is the finding.
 */
final class ModelMissing implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    List<Provider> silent = new ArrayList<>(0);
    Member outspoken = null;
    ProviderType firstType = null;
    boolean mixed = false;
    for (Member endpoint : backend.endpoints()) {
      if (!endpoint.is(ProviderType.OPENAI) && !endpoint.is(ProviderType.ANTHROPIC)) {
        continue;
      }
      Provider provider = endpoint.provider().get();
      firstType = firstType == null ? provider.type() : firstType;
      mixed |= provider.type() != firstType;
      Located<String> model = provider.text(ProviderText.MODEL).orElse(null);
      if (model == null) {
        silent.add(provider);
      } else if (model.value().isBlank()) {
        findings.add(
            Rule.MODEL_MISSING,
            model.location(),
            "The model is empty, so the provider gets the model that the client asks for.",
            "Write a model, or leave the field out.");
      } else if (outspoken == null) {
        outspoken = endpoint;
      }
    }
    for (Provider provider : silent) {
      if (outspoken != null) {
        findings.add(unlike(outspoken, provider));
      } else if (mixed && settings.allowMixedProviders()) {
        findings.add(
            Rule.MODEL_MISSING,
            provider.location(),
            "No model is set, so the model that the client asks for is asked of providers of"
                + " several types.",
            "Add `model` with a model of " + provider.type().field() + ".");
      }
    }
  }

  private static Diagnostic unlike(Member outspoken, Provider silent) {
    Located<String> model = outspoken.text(ProviderText.MODEL).orElseThrow();
    return Diagnostic.of(
            Rule.MODEL_MISSING,
            silent.location(),
            "No model is set here, unlike elsewhere in this Backend: this provider gets whatever"
                + " model the client asks for.",
            "Add `model` with a model of this provider.")
        .withRelated(List.of(new Related(outspoken.place() + " sets a model", model.location())));
  }
}
