package dev.mpool.schema;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a mapping lacks: a field that is not there, or one that is and has no value. To an API
 * server these are the same; to who reads the message they are not.
 */
final class MissingFields {

  private final YamlDocument document;

  MissingFields(YamlDocument document) {
    this.document = document;
  }

  /** A field that a mapping has to have. */
  Diagnostic required(Place place, String field, List<String> allowed) {
    boolean isEmpty = isWritten(place, field);
    String advice = isEmpty ? "Give it one." : "Add it.";
    if (!allowed.isEmpty()) {
      advice = "Set it to " + Wording.any(allowed) + '.';
    }
    String lack = isEmpty ? " has no value for " : " lacks ";
    return at(place, place.title() + lack + field + ". " + advice, List.of(field));
  }

  /** The field that the type of a union calls for. */
  Diagnostic ofType(Place place, String type, String field) {
    String lack =
        isWritten(place, field)
            ? "no value for " + field + ". Give it one."
            : "no " + field + ". Add it.";
    return at(place, place.name() + " has type " + type + " but " + lack, List.of(field));
  }

  /** A union of which no field is set. */
  Diagnostic ofUnion(Place place, List<String> members) {
    List<String> written = new ArrayList<>();
    for (String member : members) {
      if (isWritten(place, member)) {
        written.add(member);
      }
    }
    String message;
    if (written.isEmpty()) {
      message = " is empty. Set one of " + Wording.any(members) + '.';
    } else {
      String advice = written.size() == 1 ? "Give it one." : "Give one of them a value.";
      message = " has no value for " + Wording.any(written) + ". " + advice;
    }
    return at(place, place.name() + message, written);
  }

  private static boolean isWritten(Place place, String field) {
    return ((YamlMapping) place.value()).entry(field).isPresent();
  }

  /** The finding at the mapping's key, with the places of the fields that are there. */
  private Diagnostic at(Place place, String message, List<String> fields) {
    List<Related> written = new ArrayList<>();
    for (String field : fields) {
      Optional<YamlMapping.Entry> entry = ((YamlMapping) place.value()).entry(field);
      if (entry.isPresent()) {
        String pointer = place.child(entry.get()).pointer();
        written.add(
            new Related(
                field + " has no value here", document.location(pointer, entry.get().keySpan())));
      }
    }
    return Diagnostic.of(
            Rule.MISSING_FIELD, document.location(place.pointer(), place.key()), message)
        .withRelated(written);
  }
}
