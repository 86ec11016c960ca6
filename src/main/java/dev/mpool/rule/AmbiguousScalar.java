package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.text.Excerpt;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.Lookalike;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.Set;

/**
 * What is written means what it looks like. Kubernetes reads YAML 1.1, in which {@code 0673} is 443
 * and a key {@code on} is {@code true}; other tools read the same text differently. Only fields
 * that may be numbers or booleans, and keys that are free, are looked at: elsewhere the API server
 * refuses such a value, which is a finding already.
 */
final class AmbiguousScalar implements Promise<ManifestObject> {

  private static final Set<String> NUMBERS = Set.of("port");
  private static final Set<String> BOOLEANS = Set.of("insecureSkipVerify", "enableTls");
  private static final Set<String> FREE_KEYS = Set.of("labels", "annotations", "matchLabels");

  /** Fields that take any text; in the others, other rules find such quotes. */
  private static final Set<String> MODELS = Set.of("/openai/model", "/anthropic/model");

  @Override
  public void check(ManifestObject object, RuleSettings settings, Findings findings) {
    check(object, JsonPointer.of(object.pointer()), object.node(), findings);
  }

  /** Calls itself: documents have a limit of depth. */
  private static void check(
      ManifestObject object, JsonPointer place, YamlNode node, Findings findings) {
    if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (entry.value() instanceof YamlScalar scalar) {
          checkValue(object, place, entry, scalar, findings);
        } else if (FREE_KEYS.contains(entry.key()) && entry.value() instanceof YamlMapping free) {
          checkKeys(object, place.child(entry.key()), free, findings);
        } else {
          check(object, place.child(entry.key()), entry.value(), findings);
        }
      }
    } else if (node instanceof YamlSequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        if (!(sequence.items().get(i) instanceof YamlScalar)) {
          check(object, place.child(i), sequence.items().get(i), findings);
        }
      }
    }
  }

  private static void checkValue(
      ManifestObject object,
      JsonPointer holder,
      YamlMapping.Entry entry,
      YamlScalar scalar,
      Findings findings) {
    if (!scalar.plain()) {
      return;
    }
    if (scalar.value() instanceof String text && entry.key().equals("model")) {
      checkQuotes(object, holder.child(entry.key()), scalar, text, findings);
    }
    String meant = null;
    if (NUMBERS.contains(entry.key()) && scalar.value() instanceof Number number) {
      meant = plainNumber(number);
    } else if (BOOLEANS.contains(entry.key()) && scalar.value() instanceof Boolean flag) {
      meant = scalar.text().equalsIgnoreCase(flag.toString()) ? null : flag.toString();
    }
    if (meant != null && !meant.equals(scalar.text())) {
      findings.add(
          Rule.AMBIGUOUS_SCALAR,
          object.document().location(holder.child(entry.key()), scalar.span()),
          "Kubernetes reads this as " + meant + ", other YAML readers may not.",
          hint(entry.key(), meant, scalar.text()));
    }
  }

  /** Copied text may have quotes that look like those of YAML, and are sent to the provider. */
  private static void checkQuotes(
      ManifestObject object, JsonPointer place, YamlScalar scalar, String text, Findings findings) {
    int last = text.length() - 1;
    if (last <= 0 || text.charAt(0) < 0x80) {
      return;
    }
    String pointer = place.toString();
    int field = pointer.lastIndexOf('/', pointer.lastIndexOf('/') - 1);
    if (MODELS.contains(pointer.substring(Math.max(0, field)))
        && Lookalike.isQuote(text.charAt(0))
        && Lookalike.isQuote(text.charAt(last))) {
      findings.add(
          Rule.AMBIGUOUS_SCALAR,
          object.document().location(place, scalar.span()),
          "These quotes are typographic, so they are a part of the value.",
          Lookalike.advice(text.charAt(0)));
    }
  }

  /** Who writes {@code 0443} may mean 443. */
  private static String hint(String key, String meant, String written) {
    String decimal = decimal(written);
    String hint = "Write `" + key + ": " + meant + "`";
    return decimal.isEmpty()
        ? hint + "."
        : hint + ", or `" + key + ": " + decimal + "` if no octal number is meant.";
  }

  /** The digits of an octal number without its zeros; of another number nothing to choose from. */
  private static String decimal(String written) {
    int at = 0;
    while (at < written.length() && written.charAt(at) == '0') {
      at++;
    }
    for (int i = at; i < written.length(); i++) {
      if (written.charAt(i) < '0' || written.charAt(i) > '9') {
        return "";
      }
    }
    return at == 0 ? "" : written.substring(at);
  }

  /** The number without a fraction or exponent, or null if it is none that a port can be. */
  private static String plainNumber(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && value >= 1 && value <= 65535
        ? Long.toString((long) value)
        : null;
  }

  private static void checkKeys(
      ManifestObject object, JsonPointer place, YamlMapping free, Findings findings) {
    String text = object.document().source().text();
    for (YamlMapping.Entry entry : free.entries()) {
      // What is neither quoted nor an alias, YAML 1.1 decides on.
      String written = text.substring(entry.keySpan().start(), entry.keySpan().end());
      if (!written.equals(entry.key()) && HostSyntax.foreign(written, "._+-") < 0) {
        findings.add(
            Rule.AMBIGUOUS_SCALAR,
            object.document().location(place.child(entry.key()), entry.keySpan()),
            "Kubernetes reads this key as " + Excerpt.quoted(entry.key()) + ".",
            "Write the key in quotes: `" + Excerpt.quoted(written) + "`.");
      }
    }
  }
}
