package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.mpool.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A keyword that a value breaks, as networknt found it. Of alternatives of which none fits, only
 * the choice itself is told, not what each of them lacks.
 *
 * @param place the value
 * @param keyword the keyword that is broken
 * @param property the property it is about; null unless the keyword is about one
 * @param schema the schema that holds the keyword
 * @param union the schema of the union that the keyword is part of; missing if there is none
 */
record Violation(Place place, String keyword, String property, JsonNode schema, JsonNode union) {

  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");
  private static final Set<String> UNION_KEYWORDS =
      Set.of("oneOf", "minProperties", "maxProperties");
  private static final Set<String> NAMES = Set.of("properties", "definitions");

  /** What networknt's errors say, without repetitions, in their order. */
  static List<Violation> of(List<Error> errors, Place root, JsonNode schema) {
    // One keyword is told once at a place.
    Set<List<Object>> seen = new HashSet<>();
    Set<Place> mistyped = new HashSet<>();
    Set<Place> tooLong = new HashSet<>();
    List<Violation> violations = new ArrayList<>();
    for (Error error : errors) {
      Violation violation = of(error, root, schema);
      Object about = violation.property == null ? violation.argument() : violation.property;
      if (seen.add(List.of(violation.place, violation.keyword, about))) {
        violations.add(violation);
      }
      if (violation.keyword.equals("type")) {
        mistyped.add(violation.place);
      } else if (violation.keyword.equals("maxLength")) {
        tooLong.add(violation.place);
      }
    }
    // What else is wrong with a value of the wrong type or size only repeats that.
    violations.removeIf(v -> !v.keyword.equals("type") && mistyped.contains(v.place));
    violations.removeIf(v -> v.keyword.equals("pattern") && tooLong.contains(v.place));
    return violations;
  }

  /** Whether the keyword is one of those that let exactly one of several fields be set. */
  boolean isOfUnion() {
    return !union.isMissingNode();
  }

  /** How many fields or items the value has. */
  int size() {
    if (place.value() instanceof YamlMapping mapping) {
      return mapping.entries().size();
    }
    return place.value().items().size();
  }

  /** The argument of the keyword. */
  JsonNode argument() {
    return schema.path(keyword);
  }

  private static Violation of(Error error, Place root, JsonNode schema) {
    List<Object> instance = elements(error.getInstanceLocation());
    List<Object> location = elements(error.getSchemaLocation().getFragment());
    int choice = firstChoice(location);
    if (choice >= 0) {
      int deeper = 0;
      for (Object element : location.subList(choice + 1, location.size())) {
        if (element.equals("properties") || element.equals("items")) {
          deeper++;
        }
      }
      instance = instance.subList(0, Math.max(0, instance.size() - deeper));
      location = location.subList(0, choice + 1);
    }
    String keyword = location.get(location.size() - 1).toString();
    JsonNode holder = at(schema, location.subList(0, location.size() - 1));
    String property = choice >= 0 ? null : error.getProperty();
    return new Violation(
        root.at(instance), keyword, property, holder, union(schema, location, holder, keyword));
  }

  /** A union's choice is a keyword of its own; that a type calls for a field is a conditional. */
  private static JsonNode union(
      JsonNode schema, List<Object> location, JsonNode holder, String keyword) {
    int size = location.size();
    JsonNode union = MissingNode.getInstance();
    if (size > 4 && location.get(size - 2).equals("then")) {
      union = at(schema, location.subList(0, size - 4));
    } else if (UNION_KEYWORDS.contains(keyword)) {
      union = holder;
    }
    return Unions.isUnion(union) ? union : MissingNode.getInstance();
  }

  private static JsonNode at(JsonNode schema, List<Object> location) {
    JsonNode node = schema;
    for (Object step : location) {
      node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
    }
    return node;
  }

  private static int firstChoice(List<Object> location) {
    for (int i = 0; i < location.size(); i++) {
      boolean isName = i > 0 && NAMES.contains(location.get(i - 1).toString());
      if (!isName && CHOICES.contains(location.get(i).toString())) {
        return i;
      }
    }
    return -1;
  }

  private static List<Object> elements(NodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return elements;
  }
}
