package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an endpoint sets no model, the provider gets the model that the client asks for. That is a
 * choice if all endpoints do it, and most likely a mistake if another one sets a model, or if the
 * same model is asked of providers that have none in common. Where such a mixture is not allowed,
 * it is the finding.
 */
final class ModelMissing implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    List<EndpointPlace> silent = new ArrayList<>(0);
    EndpointPlace outspoken = null;
    ProviderType firstType = null;
    boolean mixed = false;
    for (EndpointPlace place : EndpointPlace.allOf(backend)) {
      Provider provider = place.endpoint().provider().orElse(null);
      if (!(provider instanceof Provider.OpenAi) && !(provider instanceof Provider.Anthropic)) {
        continue;
      }
      firstType = firstType == null ? provider.type() : firstType;
      mixed |= provider.type() != firstType;
      Optional<Located<String>> model = provider.model();
      if (model.isEmpty()) {
        silent.add(place);
      } else if (model.get().value().isBlank()) {
        findings.add(emptyModel(model.get()));
      } else if (outspoken == null) {
        outspoken = place;
      }
    }
    for (EndpointPlace place : silent) {
      if (outspoken != null) {
        findings.add(unlike(outspoken, place));
      } else if (mixed && settings.allowMixedProviders()) {
        findings.add(acrossTypes(place));
      }
    }
  }

  private static Diagnostic emptyModel(Located<String> model) {
    return Diagnostic.of(
        Rule.MODEL_MISSING,
        model.location(),
        "The model is empty, so the provider gets the model that the client asks for.",
        "Write a model, or leave the field out.");
  }

  private static Diagnostic unlike(EndpointPlace outspoken, EndpointPlace silent) {
    Located<String> model = outspoken.endpoint().provider().flatMap(Provider::model).orElseThrow();
    return Diagnostic.of(
            Rule.MODEL_MISSING,
            silent.endpoint().provider().orElseThrow().location(),
            "No model is set here, unlike elsewhere in this Backend: this provider gets whatever"
                + " model the client asks for.",
            "Add `model` with a model of this provider.")
        .withRelated(List.of(new Related(outspoken + " sets a model", model.location())));
  }

  private static Diagnostic acrossTypes(EndpointPlace silent) {
    Provider provider = silent.endpoint().provider().orElseThrow();
    return Diagnostic.of(
        Rule.MODEL_MISSING,
        provider.location(),
        "No model is set, so the model that the client asks for is asked of providers of"
            + " several types.",
        "Add `model` with a model of " + provider.type().field() + ".");
  }
}
