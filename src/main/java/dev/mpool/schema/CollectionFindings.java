package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Finds what {@link ListRules} and the limit on annotations forbid, which networknt cannot see. */
final class CollectionFindings {

  private final YamlDocument document;
  private final List<Diagnostic> found = new ArrayList<>();

  CollectionFindings(YamlDocument document) {
    this.document = document;
  }

  List<Diagnostic> found() {
    return found;
  }

  void look(Place place, YamlMapping mapping, SchemaNode schema) {
    if (schema.maxTotalBytes >= 0 && SchemaProof.totalBytes(mapping) > schema.maxTotalBytes) {
      String message =
          place.name()
              + " have "
              + SchemaProof.totalBytes(mapping)
              + " bytes in all. At most "
              + schema.maxTotalBytes
              + " are allowed.";
      add(Rule.METADATA_INVALID, place, message);
    }
  }

  void look(Place place, YamlSequence sequence, SchemaNode schema) {
    if (schema.atMostOneTrue != null) {
      int second = ListRules.secondTrue(sequence, schema.atMostOneTrue);
      if (second >= 0) {
        Place item = place.item(second);
        String message = "A second " + schema.atMostOneTrue + " is true. Only one may be.";
        add(Rule.METADATA_INVALID, item, message);
      }
    }
    if (!schema.listKeys.isEmpty()) {
      for (int repeated : ListRules.repeated(sequence, schema)) {
        if (found.size() < Explanation.ENOUGH) {
          addRepeated(place.item(repeated), schema.listKeys);
        }
      }
    }
  }

  private void addRepeated(Place item, List<String> keys) {
    YamlMapping mapping = (YamlMapping) item.value();
    List<String> values = new ArrayList<>();
    Place at = item;
    for (String key : keys) {
      YamlMapping.Entry entry = mapping.entry(key).orElse(null);
      if (entry != null && entry.value() instanceof YamlScalar scalar && scalar.value() != null) {
        values.add(key + ' ' + Wording.quoted(scalar.text()));
        at = item.child(entry);
      }
    }
    // Items without their keys are told as missing fields.
    if (!values.isEmpty()) {
      String message =
          "Another item has " + Wording.all(values) + " already. Give each item its own.";
      found.add(
          Diagnostic.of(
              Rule.VALUE_NOT_ALLOWED, document.location(at.pointer(), at.value().span()), message));
    }
  }

  private void add(Rule rule, Place place, String message) {
    found.add(Diagnostic.of(rule, document.location(place.pointer(), place.key()), message));
  }
}
