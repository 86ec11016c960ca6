package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.text.NearestName;
import dev.mpool.text.Placeholder;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the user's terms what each broken keyword means: what is wrong, and what to do. */
final class Violations {

  private final YamlDocument document;
  private final JsonNode schema;
  private final ValueAdvice advice;
  private final MissingFields missingFields;

  Violations(YamlDocument document, JsonNode schema) {
    this.document = document;
    this.schema = schema;
    this.advice = new ValueAdvice(document);
    this.missingFields = new MissingFields(document);
  }

  Diagnostic finding(Violation violation) {
    Diagnostic finding = inWords(violation);
    if (holdsPlaceholder(violation.place())) {
      finding = finding.withMessage(Placeholder.message(violation.place().title()));
    }
    String hint = advice.of(violation);
    return hint == null ? finding : finding.withHint(hint);
  }

  private static boolean holdsPlaceholder(Place place) {
    return place.value() instanceof YamlScalar scalar
        && scalar.value() instanceof String text
        && Placeholder.in(text) != null;
  }

  private Diagnostic inWords(Violation violation) {
    return switch (violation.keyword()) {
      case "type" -> wrongType(violation);
      case "required" -> missing(violation);
      case "enum", "const" -> notAllowed(violation);
      case "propertyNames" -> wrongKey(violation);
      case "not" -> excluded(violation);
      case "anyOf", "oneOf" -> choice(violation);
      default -> outOfBounds(violation);
    };
  }

  private Diagnostic wrongType(Violation violation) {
    Place place = violation.place();
    JsonNode types = violation.argument();
    String due = (types.isArray() ? types.get(0) : types).asText();
    String message =
        place.title()
            + " must be "
            + Wording.type(due)
            + given(place, due)
            + '.'
            + (isOther(violation) ? otherText(violation) : advice(place, due));
    Diagnostic finding = at(Rule.WRONG_TYPE, place, place.value().span(), message);
    Optional<Remedy> retyped = isOther(violation) ? Optional.empty() : retyped(place, due, finding);
    return finding.withRemedy(retyped.isPresent() ? retyped : advice.shape(violation, due));
  }

  /** Whether a value is none of those that are allowed, however it is written. */
  private static boolean isOther(Violation violation) {
    JsonNode allowed = violation.schema().path("enum");
    return violation.place().value() instanceof YamlScalar scalar
        && (allowed.isArray() && !texts(allowed).contains(scalar.text())
            || !otherText(violation).isEmpty());
  }

  /** What would be wrong with a text that is read as something else, if it stood in quotes. */
  private static String otherText(Violation violation) {
    JsonNode schema = violation.schema();
    boolean refused =
        violation.place().value() instanceof YamlScalar scalar
            && scalar.value() != null
            && schema.path("type").asText().equals("string")
            && schema.has("patternErrorMessage")
            && !isFound(schema, scalar.text());
    return refused ? " It " + schema.get("patternErrorMessage").asText() + '.' : "";
  }

  /** The value with quotes or without, where that makes it what it has to be. */
  private static Optional<Remedy> retyped(Place place, String due, Diagnostic finding) {
    if (!(place.value() instanceof YamlScalar scalar) || scalar.value() == null) {
      return Optional.empty();
    } else if (due.equals("string")) {
      return Remedy.quote(finding.location(), scalar.text());
    }
    // With a zero in front it would be an octal number.
    boolean same = scalar.text().length() == 1 || !scalar.text().startsWith("0");
    return scalar.value() instanceof String text && !scalar.plain() && same && isWritten(text, due)
        ? Remedy.unquote(finding.location(), text)
        : Optional.empty();
  }

  /** YAML takes many words for something else than text, which surprises who wrote them. */
  private static String given(Place place, String due) {
    String type = place.value().typeName();
    boolean shown =
        place.value() instanceof YamlScalar scalar
            && scalar.value() != null
            && !(scalar.value() instanceof String)
            && !place.isSecret();
    String text = shown ? Wording.cut(((YamlScalar) place.value()).text()) : "";
    if (shown && due.equals("string")) {
      return ", but " + text + " is read as " + (type.equals("boolean") ? "a boolean" : "a number");
    }
    return shown && due.equals("integer") ? ", not " + text : ", not " + Wording.type(type);
  }

  private static String advice(Place place, String due) {
    if (!(place.value() instanceof YamlScalar scalar)) {
      return "";
    } else if (scalar.value() == null) {
      return isOnlyItem(place) ? " Give it a value." : " Give it a value or remove it.";
    } else if (due.equals("string")) {
      return " Put it in quotes.";
    }
    return scalar.value() instanceof String text && !scalar.plain() && isWritten(text, due)
        ? " Remove the quotes."
        : "";
  }

  /** Without its only item, most lists would be too short. */
  private static boolean isOnlyItem(Place place) {
    return place.parent() != null
        && place.parent().value() instanceof YamlSequence list
        && list.items().size() == 1;
  }

  private Diagnostic missing(Violation violation) {
    Place place = violation.place();
    JsonNode allowed = violation.schema().path("properties").path(violation.property());
    return missingFields.required(place, violation.property(), texts(allowed.path("enum")));
  }

  private Diagnostic notAllowed(Violation violation) {
    Place place = violation.place();
    List<String> allowed =
        violation.keyword().equals("const")
            ? List.of(violation.argument().asText())
            : texts(violation.argument());
    String given = place.value().text();
    Optional<String> guess = NearestName.of(given, allowed);
    String suggestion = allowed.size() > 1 && guess.isPresent() ? guess.get() : "";
    Diagnostic finding =
        at(
            rule(place),
            place,
            place.value().span(),
            place.title()
                + " must be "
                + Wording.any(allowed)
                + (place.isSecret() ? "" : ", not " + Wording.quoted(given))
                + '.'
                + (suggestion.isEmpty() ? "" : " Did you mean " + suggestion + '?'));
    return suggestion.isEmpty() || !NearestName.sure(given, allowed).equals(guess)
        ? finding
        : finding.withRemedy(Remedy.replace(finding.location(), given, suggestion));
  }

  private Diagnostic wrongKey(Violation violation) {
    Place place = violation.place();
    YamlMapping.Entry entry =
        ((YamlMapping) place.value()).entry(violation.property()).orElseThrow();
    String message =
        "The key " + Wording.quoted(entry.key()) + " in " + place.name() + ' ' + keyRule(violation);
    return Diagnostic.of(
        rule(place), document.location(place.child(entry).pointer(), entry.keySpan()), message);
  }

  private String keyRule(Violation violation) {
    JsonNode names = violation.argument();
    if (names.has("$ref")) {
      names = schema.at(names.get("$ref").asText().substring(1));
    }
    if (names.has("pattern") && isFound(names, violation.property())) {
      for (JsonNode part : names.path("allOf")) {
        if (!isFound(part, violation.property())) {
          return part.path("patternErrorMessage").asText() + '.';
        }
      }
    }
    return names.path("patternErrorMessage").asText("is not a valid name here") + '.';
  }

  private static boolean isFound(JsonNode schema, String text) {
    return TextPattern.of(schema.path("pattern").asText()).isFoundIn(text);
  }

  private Diagnostic excluded(Violation violation) {
    Place place = violation.place();
    List<String> together = texts(violation.argument().path("required"));
    if (together.size() == 2 && violation.argument().size() == 1) {
      YamlMapping.Entry second = later((YamlMapping) place.value(), together);
      return Diagnostic.of(
          Rule.FIELD_CONFLICT,
          document.location(place.child(second).pointer(), second.keySpan()),
          place.title() + " cannot have both " + Wording.all(together) + ". Remove one of them.");
    }
    return at(rule(place), place, place.key(), place.title() + ' ' + reason(violation) + '.');
  }

  private Diagnostic choice(Violation violation) {
    Place place = violation.place();
    boolean isMapping = place.value() instanceof YamlMapping;
    return at(
        isMapping ? Rule.MISSING_FIELD : rule(place),
        place,
        isMapping ? place.key() : place.value().span(),
        place.title() + ' ' + reason(violation) + '.');
  }

  private Diagnostic outOfBounds(Violation violation) {
    Place place = violation.place();
    return at(
        rule(place),
        place,
        place.value() instanceof YamlScalar ? place.value().span() : place.key(),
        place.title() + ' ' + Bounds.broken(violation) + '.');
  }

  private static String reason(Violation violation) {
    String fallback = "does not fit the schema's " + violation.keyword();
    return violation.schema().path("errorMessage").asText(fallback);
  }

  private static boolean isWritten(String text, String type) {
    if (type.equals("boolean")) {
      return text.equals("true") || text.equals("false");
    }
    boolean digits = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return type.equals("integer") && digits;
  }

  private static YamlMapping.Entry later(YamlMapping mapping, List<String> names) {
    YamlMapping.Entry last = null;
    for (YamlMapping.Entry entry : mapping.entries()) {
      last = names.contains(entry.key()) ? entry : last;
    }
    return last;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      texts.add(item.asText().isEmpty() ? "\"\"" : item.asText());
    }
    return texts;
  }

  private static Rule rule(Place place) {
    return place.isMetadata() ? Rule.METADATA_INVALID : Rule.VALUE_NOT_ALLOWED;
  }

  private Diagnostic at(Rule rule, Place place, Span span, String message) {
    return Diagnostic.of(rule, document.location(place.pointer(), span), message);
  }
}
