package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Remedy;
import dev.mpool.diag.Rule;
import dev.mpool.schema.StrictDecoding.UnknownField;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.NearestName;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of each unknown field what it was meant to be, or where it belongs, if that can be told.
 */
final class UnknownFields {

  /** Longer lists of what is allowed help nobody. */
  private static final int MOST_NAMES = 8;

  private static final int DEEPEST_SEARCH = 3;

  /** In characters; longer ones may be credentials, though they have nothing but letters. */
  private static final int LONGEST_WORD = 15;

  private final YamlDocument document;
  private final SchemaNode root;
  private final Map<Place, Set<String>> meant = new HashMap<>();
  private final Map<SchemaNode, Map<String, List<String>>> fieldsBelow;

  /**
   * Unknown fields of one object.
   *
   * @param fieldsBelow what was found out about schemas before, to be added to; threads may share
   *     it
   */
  UnknownFields(
      YamlDocument document,
      SchemaNode root,
      Map<SchemaNode, Map<String, List<String>>> fieldsBelow) {
    this.document = document;
    this.root = root;
    this.fieldsBelow = fieldsBelow;
  }

  /** The finding about a field; null if another one of its mapping has told it. */
  Diagnostic finding(UnknownField field) {
    Place within = field.within();
    if (NewerBackendApi.isField(field)) {
      boolean isFirst = !meant.getOrDefault(within, Set.of()).contains("provider");
      meant.computeIfAbsent(within, place -> new HashSet<>()).add("provider");
      return isFirst ? NewerBackendApi.finding(document, field) : null;
    }
    String key = field.entry().key();
    YamlMapping mapping = (YamlMapping) within.value();
    List<String> free = free(field.schema(), mapping);
    Optional<String> below = below(field.schema(), mapping, key);
    Optional<String> guess =
        below.isPresent() ? NearestName.slip(key, free) : NearestName.of(key, free);
    meant.computeIfAbsent(within, place -> new HashSet<>()).add(guess.orElse(""));
    String known = "";
    if (guess.isPresent()) {
      known = "Did you mean " + guess.get() + '?';
    } else if (below.isPresent()) {
      SchemaNode holder = belowAt(field.schema(), below.get());
      known = "It belongs under " + below.get() + '.' + due(holder, field.entry());
      addMeant(within, below.get(), key);
    } else {
      known = above(within, field.entry());
    }
    // What stands in the place of a credential may be one, unless it is a word or known elsewhere.
    boolean hidden = known.isEmpty() && within.name().equals("authToken") && !isWord(key);
    String what =
        hidden ? "Unknown field in authToken. " : "Unknown field " + Wording.quoted(key) + ". ";
    String pointer = hidden ? within.pointer() : JsonPointer.child(within.pointer(), key);
    Diagnostic finding =
        Diagnostic.of(
            Rule.UNKNOWN_FIELD,
            document.location(pointer, field.entry().keySpan()),
            what + (known.isEmpty() ? allKnown(field.schema()) : known));
    String hint = ValueAdvice.ofText(key, false);
    finding = guess.isPresent() ? finding.withRemedy(rename(field, free, finding)) : finding;
    return hint == null ? finding : finding.withHint(hint);
  }

  /** The right name, if only one is near and no other field of the mapping takes it. */
  private Optional<Remedy> rename(UnknownField field, List<String> free, Diagnostic finding) {
    String key = field.entry().key();
    YamlMapping mapping = (YamlMapping) field.within().value();
    Optional<String> name = NearestName.sure(key, free);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    for (YamlMapping.Entry other : mapping.entries()) {
      if (other != field.entry()
          && !field.schema().properties.containsKey(other.key())
          && NearestName.slip(other.key(), List.of(name.get())).isPresent()) {
        return Optional.empty();
      }
    }
    return Remedy.rename(finding.location(), key, name.get());
  }

  private static List<String> free(SchemaNode schema, YamlMapping mapping) {
    List<String> free = new ArrayList<>();
    for (String name : schema.properties.keySet()) {
      if (mapping.value(name).isEmpty()) {
        free.add(name);
      }
    }
    return free;
  }

  private static boolean isWord(String key) {
    return key.length() <= LONGEST_WORD && key.chars().allMatch(UnknownFields::isLetter);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** What lacks there is here: a field that belongs below, and what it belongs under. */
  private void addMeant(Place within, String below, String key) {
    if (below.contains("[]")) {
      return;
    }
    Place place = within;
    for (String step : below.split("\\.")) {
      meant.computeIfAbsent(place, p -> new HashSet<>()).add(step);
      Place next = place.at(List.of(step));
      if (next == place || !(next.value() instanceof YamlMapping)) {
        return;
      }
      place = next;
    }
    meant.computeIfAbsent(place, p -> new HashSet<>()).add(key);
  }

  /** Whether what a mapping lacks is most likely what an unknown field was meant to be. */
  boolean explain(Violation violation) {
    if (violation.keyword().equals("anyOf")) {
      for (JsonNode choice : violation.argument()) {
        if (explains(violation.place(), choice.path("required").path(0).asText())) {
          return true;
        }
      }
    }
    return explains(violation.place(), violation.property());
  }

  /** Whether an unknown field of a mapping was most likely meant to be this known one. */
  boolean explains(Place mapping, String missing) {
    return missing != null && meant.getOrDefault(mapping, Set.of()).contains(missing);
  }

  /** Whether a mapping has any unknown field. */
  boolean isIn(Place mapping) {
    return meant.containsKey(mapping);
  }

  private static String allKnown(SchemaNode schema) {
    Set<String> known = schema.properties.keySet();
    if (known.isEmpty() || known.size() > MOST_NAMES) {
      return "Remove it.";
    }
    return (known.size() == 1 ? "Only " : "Known here are ")
        + Wording.all(List.copyOf(known))
        + (known.size() == 1 ? " is known here." : ".");
  }

  /**
   * Where below a mapping its schema knows the key: the nearest place, along fields that the
   * mapping has before others; the part that they share if there are several.
   */
  private Optional<String> below(SchemaNode schema, YamlMapping mapping, String key) {
    List<String> paths =
        fieldsBelow
            .computeIfAbsent(schema, UnknownFields::fieldsBelow)
            .getOrDefault(key, List.of());
    return paths.isEmpty() ? Optional.empty() : Optional.of(likeliest(paths, mapping));
  }

  /** The fields below a schema, each with the paths of the nearest mappings that know it. */
  private static Map<String, List<String>> fieldsBelow(SchemaNode schema) {
    Map<String, List<String>> fields = new HashMap<>();
    Map<String, SchemaNode> level = Map.of("", schema);
    for (int depth = 0; depth < DEEPEST_SEARCH; depth++) {
      Map<String, SchemaNode> next = new LinkedHashMap<>();
      Map<String, List<String>> found = new HashMap<>();
      level.forEach(
          (path, holder) ->
              holder.properties.forEach(
                  (name, property) -> next.put(path(path, name, property), inner(property))));
      next.forEach(
          (path, holder) -> {
            for (String name : holder.properties.keySet()) {
              found.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
            }
          });
      found.forEach(fields::putIfAbsent);
      level = next;
    }
    return fields;
  }

  private static String path(String holder, String name, SchemaNode property) {
    String path = holder.isEmpty() ? name : holder + '.' + name;
    return property.items == null ? path : path + "[]";
  }

  private static SchemaNode inner(SchemaNode property) {
    return property.items == null ? property : property.items;
  }

  private static String likeliest(List<String> paths, YamlMapping mapping) {
    for (String path : paths) {
      if (isThere(path, mapping)) {
        return path;
      }
    }
    for (String path : paths) {
      if (mapping.value(path.split("[.\\[]", 2)[0]).isPresent() && paths.size() <= 2) {
        return path;
      }
    }
    String first = paths.get(0);
    return paths.size() > 2 && first.indexOf('.') > 0
        ? first.substring(0, first.indexOf('.'))
        : first;
  }

  private static boolean isThere(String path, YamlMapping mapping) {
    YamlNode node = mapping;
    for (String step : path.split("\\.")) {
      node = node.value(step).orElse(null);
      if (node == null) {
        return false;
      }
    }
    return node instanceof YamlMapping;
  }

  /** Beside which of the mappings that hold it the key is known; "" if there is none. */
  private String above(Place within, YamlMapping.Entry entry) {
    String key = entry.key();
    for (Place place = within; place.parent() != null; place = place.parent()) {
      SchemaNode holder = schemaOf(place.parent());
      boolean known = holder != null && holder.properties.containsKey(key);
      if (known && place.parent().value().value(key).isEmpty()) {
        meant.computeIfAbsent(place.parent(), p -> new HashSet<>()).add(key);
        return "It belongs beside " + place.name() + '.' + due(holder, entry);
      }
    }
    return "";
  }

  private static SchemaNode belowAt(SchemaNode schema, String path) {
    SchemaNode node = schema;
    for (String step : path.replace("[]", "").split("\\.")) {
      node = inner(node.properties.get(step));
    }
    return node;
  }

  /** What a misplaced value has to be where it belongs; "" if it is that, or the place is vague. */
  private static String due(SchemaNode holder, YamlMapping.Entry entry) {
    SchemaNode schema = holder.properties.get(entry.key());
    YamlNode value = entry.value();
    if (schema == null || SchemaProof.holds(value, schema) || YamlScalar.isNull(value)) {
      return "";
    } else if (!SchemaProof.isOfType(value, schema.type)) {
      return " There it must be " + Wording.type(schema.type) + '.';
    }
    List<String> allowed = schema.allowed.stream().map(String::valueOf).toList();
    return allowed.isEmpty() ? "" : " There it must be " + Wording.any(allowed) + '.';
  }

  private SchemaNode schemaOf(Place place) {
    if (place.parent() == null) {
      return root;
    }
    SchemaNode holder = schemaOf(place.parent());
    if (holder == null) {
      return null;
    }
    return place.parent().value() instanceof YamlMapping
        ? holder.property(place.name())
        : holder.items;
  }
}
