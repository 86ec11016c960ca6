package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.text.Lookalike;
import java.util.List;

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
    Provider provider = endpoint.provider().orElse(null);
    if (endpoint.fullPath().isPresent()) {
      checkWhole("path", endpoint.fullPath().get(), findings);
    } else if (provider != null && provider.type().hasTextsInUrl()) {
      for (ProviderText text : provider.texts().keySet()) {
        boolean isInHost =
            text == ProviderText.ENDPOINT
                || text == ProviderText.LOCATION && !endpoint.hostOverride().isPresent();
        if (!isInHost) {
          check(text, provider.text(text).get(), findings);
        }
      }
    }
  }

  private static void check(ProviderText text, Located<String> value, Findings findings) {
    if (value.value().isEmpty()) {
      findings.add(
          Rule.PATH_INVALID,
          value.location(),
          "The " + text.field() + " is empty, but becomes a part of the URL.",
          "Write the " + text.field() + " that the provider's URL needs.");
    } else if (text == ProviderText.MODEL_PATH) {
      checkWhole(text.field(), value, findings);
    } else {
      checkSegment(text.field(), value, findings);
    }
  }

  private static void checkWhole(String field, Located<String> path, Findings findings) {
    List<Integer> bad = PathSyntax.allUnsendable(path.value(), MOST_NAMED);
    // Of a path with such a character in front it is told that it does not begin with a slash.
    if (!bad.isEmpty() && !Lookalike.is(path.value().charAt(0))) {
      String why =
          bad.equals(List.of((int) '#'))
              ? ", and what follows it is never sent to a server."
              : ", which cannot be sent in a path.";
      String message = "The " + field + " contains " + names(bad) + why;
      findings.add(UnfilledPlaceholder.orElse(Rule.PATH_INVALID, field, path, message, hint(bad)));
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

  private static void checkSegment(String field, Located<String> value, Findings findings) {
    String text = value.value();
    int bad = PathSyntax.foreignToSegment(text);
    boolean climbs = text.equals(".") || text.equals("..");
    if (bad >= 0 || climbs) {
      String what = climbs ? "`" + text + "`" : CharacterName.of(bad);
      String message =
          "The " + field + " becomes a part of the URL, which " + what + " would break or change.";
      String hint = "Use only letters, digits and `- . _ ~ @ :`.";
      findings.add(UnfilledPlaceholder.orElse(Rule.PATH_INVALID, field, value, message, hint));
    }
  }
}
