package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schema of Backends that mpool carries: kgateway of September 2025 as a JSON Schema. One
 * instance serves everybody, and threads may share it.
 */
public final class BackendSchema implements SchemaCheck {

  private static final String RESOURCE = "/schemas/backend.schema.json";

  private static final BackendSchema CARRIED = new BackendSchema();

  private final SchemaNode schema =
      NotationReader.read(BackendNotation.TEXT).get(BackendNotation.ROOT);

  /** Made only when a Backend is wrong: it loads the JSON libraries. */
  private static final class OfWrongOnes {
    static final Explanation EXPLANATION =
        new Explanation(CARRIED.schema, JsonValues.read(BackendSchema.text()));
  }

  private BackendSchema() {}

  /** The schema as a JSON Schema document, for editors and other validators. */
  public static String text() {
    return SchemaCheck.carried(RESOURCE);
  }

  /** The names of all fields of a Backend, and the texts that it allows as values. */
  public static Set<String> words() {
    Set<String> words = new HashSet<>();
    for (SchemaNode node : nodes()) {
      words.addAll(node.properties.keySet());
      for (Object value : node.allowed) {
        if (value instanceof String text) {
          words.add(text);
        }
      }
    }
    return words;
  }

  /** The fields of a Backend with such a field in it, or in one of its own. */
  public static Set<String> holdersOf(String field) {
    Set<String> holders = new HashSet<>();
    for (SchemaNode node : nodes()) {
      for (Map.Entry<String, SchemaNode> property : node.properties.entrySet()) {
        if (holds(property.getValue(), field, 2)) {
          holders.add(property.getKey());
        }
      }
    }
    return holders;
  }

  private static boolean holds(SchemaNode node, String field, int levels) {
    boolean found = node.properties.containsKey(field);
    for (SchemaNode property : node.properties.values()) {
      found |= levels > 1 && holds(property, field, levels - 1);
    }
    return found;
  }

  private static Set<SchemaNode> nodes() {
    Set<SchemaNode> nodes = new HashSet<>();
    addNodes(CARRIED.schema, nodes);
    return nodes;
  }

  private static void addNodes(SchemaNode node, Set<SchemaNode> nodes) {
    if (node != null && nodes.add(node)) {
      for (SchemaNode property : node.properties.values()) {
        addNodes(property, nodes);
      }
      addNodes(node.items, nodes);
      addNodes(node.additional, nodes);
    }
  }

  /** The schema, ready to check with; it costs next to nothing. */
  public static BackendSchema load() {
    return CARRIED;
  }

  @Override
  public List<Diagnostic> check(YamlDocument document, YamlMapping object, String pointer) {
    return SchemaProof.holds(object, schema)
        ? List.of()
        : OfWrongOnes.EXPLANATION.findings(document, object, pointer);
  }
}
