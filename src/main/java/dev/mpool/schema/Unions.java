package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of which exactly one may be set, where another field may name which: {@code spec.type} and
 * the field of that type, a provider, {@code llm} or {@code multipool}. However many keywords of
 * the schema such a mapping breaks, it is one finding.
 */
final class Unions {

  private final YamlDocument document;
  private final UnknownFields unknownFields;
  private final MissingFields missingFields;

  Unions(YamlDocument document, UnknownFields unknownFields) {
    this.document = document;
    this.unknownFields = unknownFields;
    this.missingFields = new MissingFields(document);
  }

  /** Whether a schema lets exactly one of its fields be set, or at most one of some. */
  static boolean isUnion(JsonNode schema) {
    return schema.at("/oneOf/0").has("required") || schema.path("maxProperties").asInt() == 1;
  }

  /** The finding for a mapping that breaks its union; empty if another finding tells it already. */
  Optional<Diagnostic> finding(Place place, JsonNode schema) {
    List<String> members = members(schema);
    YamlMapping mapping = (YamlMapping) place.value();
    List<YamlMapping.Entry> set = new ArrayList<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (members.contains(entry.key()) && !YamlScalar.isNull(entry.value())) {
        set.add(entry);
      }
    }
    Map<String, String> memberOf = memberOfTypes(schema);
    Optional<YamlMapping.Entry> type = typeEntry(mapping, schema);
    String chosen = type.map(entry -> memberOf.get(entry.value().text())).orElse(null);
    if (set.isEmpty()) {
      boolean told = !memberOf.isEmpty() && chosen == null || isExplained(place, members);
      if (told) {
        return Optional.empty();
      }
      return Optional.of(
          chosen == null
              ? missingFields.ofUnion(place, members)
              : missingFields.ofType(place, type.get().value().text(), chosen));
    } else if (set.size() > 1) {
      return Optional.of(several(place, set, chosen));
    } else if (chosen != null && !set.get(0).key().equals(chosen)) {
      return Optional.of(mismatch(place, type.get(), set.get(0), chosen, memberOf));
    }
    return Optional.empty();
  }

  private Diagnostic several(Place place, List<YamlMapping.Entry> set, String chosen) {
    List<String> names = new ArrayList<>();
    YamlMapping.Entry kept = set.get(0);
    for (YamlMapping.Entry entry : set) {
      names.add(entry.key());
      kept = entry.key().equals(chosen) ? entry : kept;
    }
    YamlMapping.Entry extra = kept == set.get(0) ? set.get(1) : set.get(0);
    String advice = kept.key().equals(chosen) ? "Keep only " + chosen + '.' : "Keep one of them.";
    return Diagnostic.of(
        Rule.FIELD_CONFLICT,
        document.location(place.child(extra).pointer(), extra.keySpan()),
        place.name() + " sets " + Wording.all(names) + " together. " + advice);
  }

  private Diagnostic mismatch(
      Place place,
      YamlMapping.Entry type,
      YamlMapping.Entry set,
      String chosen,
      Map<String, String> memberOf) {
    String right = "";
    for (Map.Entry<String, String> entry : memberOf.entrySet()) {
      right = entry.getValue().equals(set.key()) ? entry.getKey() : right;
    }
    String message =
        "type is "
            + type.value().text()
            + ", but "
            + place.name()
            + " sets "
            + set.key()
            + ". Set type to "
            + right
            + ", or replace "
            + set.key()
            + " by "
            + chosen
            + '.';
    return Diagnostic.of(
        Rule.FIELD_CONFLICT,
        document.location(place.child(type).pointer(), type.value().span()),
        message);
  }

  private boolean isExplained(Place place, List<String> members) {
    for (String member : members) {
      if (unknownFields.explains(place, member)) {
        return true;
      }
    }
    return unknownFields.isIn(place);
  }

  private static List<String> members(JsonNode schema) {
    List<String> members = new ArrayList<>();
    if (schema.has("oneOf")) {
      for (JsonNode alternative : schema.get("oneOf")) {
        members.add(alternative.path("required").path(0).asText());
      }
    } else {
      schema.path("properties").fieldNames().forEachRemaining(members::add);
    }
    return members;
  }

  /** Which member each value of the type calls for, from {@code if} and {@code then}. */
  private static Map<String, String> memberOfTypes(JsonNode schema) {
    Map<String, String> members = new LinkedHashMap<>();
    for (JsonNode part : schema.path("allOf")) {
      JsonNode type = part.path("if").path("properties").path("type").path("const");
      members.put(type.asText(), part.path("then").path("required").path(0).asText());
    }
    return members;
  }

  private static Optional<YamlMapping.Entry> typeEntry(YamlMapping mapping, JsonNode schema) {
    return schema.has("allOf") ? mapping.entry("type") : Optional.empty();
  }
}
