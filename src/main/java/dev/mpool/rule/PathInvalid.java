package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.text.Lookalike;
import dev.mpool.text.Placeholder;
import java.util.List;
import java.util.Optional;

/**
 * The path that is sent is the path that is written. That holds for overrides, and for the values
 * that a provider's default path is made of: they are neither escaped nor able to add segments or a
 * query of their own.
 */
final class PathInvalid implements Promise<Member> {

  /** More kinds of characters than that nobody reads. */
  private static final int MOST_NAMED = 5;

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.fullPath().isPresent()) {
      checkWhole("path", endpoint.fullPath().get(), findings);
    } else if (endpoint.provider().orElse(null) instanceof Provider.AzureOpenAi azure) {
      checkSegment("deploymentName", azure.deploymentName(), findings);
      checkSegment("apiVersion", azure.apiVersion(), findings);
    } else if (endpoint.provider().orElse(null) instanceof Provider.Gemini gemini) {
      checkGiven("apiVersion", gemini.apiVersion(), findings);
      checkGiven("model", gemini.model(), findings);
    } else if (endpoint.provider().orElse(null) instanceof Provider.VertexAi vertex) {
      checkVertex(endpoint, vertex, findings);
    }
  }

  private static void checkVertex(Member endpoint, Provider.VertexAi vertex, Findings findings) {
    checkSegment("apiVersion", vertex.apiVersion(), findings);
    checkSegment("projectId", vertex.projectId(), findings);
    if (endpoint.hostOverride().isPresent()) {
      checkSegment("location", vertex.region(), findings);
    }
    checkSegment("model", vertex.model(), findings);
    Optional<Located<String>> method = vertex.modelPath();
    if (method.isPresent() && method.get().value().isEmpty()) {
      findings.add(empty("modelPath", method.get()));
    } else if (method.isPresent()) {
      checkWhole("modelPath", method.get(), findings);
    }
  }

  private static void checkWhole(String field, Located<String> path, Findings findings) {
    List<Integer> bad = PathSyntax.allUnsendable(path.value(), MOST_NAMED);
    // Of a path with such a character in front it is told that it does not begin with a slash.
    if (bad.isEmpty() || Lookalike.is(path.value().charAt(0))) {
      return;
    } else if (Placeholder.in(path.value()) != null) {
      findings.add(UnfilledPlaceholder.finding(Rule.PATH_INVALID, field, path));
    } else {
      findings.add(
          Rule.PATH_INVALID,
          path.location(),
          "The "
              + field
              + " contains "
              + names(bad)
              + (bad.equals(List.of((int) '#'))
                  ? ", and what follows it is never sent to a server."
                  : ", which cannot be sent in a path."),
          hint(bad));
    }
  }

  private static String names(List<Integer> characters) {
    StringBuilder names = new StringBuilder(CharacterName.of(characters.get(0)));
    for (int i = 1; i < characters.size(); i++) {
      names.append(i == characters.size() - 1 ? " and " : ", ");
      names.append(CharacterName.of(characters.get(i)));
    }
    return names.toString();
  }

  private static String hint(List<Integer> characters) {
    int first = characters.get(0);
    if (Lookalike.is(first)) {
      return Lookalike.advice((char) first);
    }
    StringBuilder codes = new StringBuilder();
    for (int c : characters) {
      codes.append(codes.length() == 0 ? "`" : ", `").append(PathSyntax.percentEncoded(c));
      codes.append('`');
    }
    return characters.size() == 1
        ? "Write the character as " + codes + ", or remove it."
        : "Write the characters as " + codes + ", or remove them.";
  }

  /** The CRD lets Gemini's values be empty, which leaves a hole in the path. */
  private static void checkGiven(String field, Optional<Located<String>> value, Findings findings) {
    if (value.isPresent() && value.get().value().isEmpty()) {
      findings.add(empty(field, value.get()));
    } else {
      checkSegment(field, value, findings);
    }
  }

  private static void checkSegment(
      String field, Optional<Located<String>> value, Findings findings) {
    if (value.isEmpty()) {
      return;
    }
    String text = value.get().value();
    int bad = PathSyntax.foreignToSegment(text);
    boolean climbs = text.equals(".") || text.equals("..");
    if (bad >= 0 && Placeholder.in(text) != null) {
      findings.add(UnfilledPlaceholder.finding(Rule.PATH_INVALID, field, value.get()));
    } else if (bad >= 0 || climbs) {
      findings.add(
          Rule.PATH_INVALID,
          value.get().location(),
          "The "
              + field
              + " becomes a part of the URL, which "
              + (climbs ? "`" + text + "`" : CharacterName.of(bad))
              + " would break or change.",
          "Use only letters, digits and `- . _ ~ @ :`.");
    }
  }

  private static Diagnostic empty(String field, Located<String> value) {
    return Diagnostic.of(
        Rule.PATH_INVALID,
        value.location(),
        "The " + field + " is empty, but becomes a part of the URL.",
        "Write the " + field + " that the provider's URL needs.");
  }
}
