package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.diag.Remedy;
import dev.mpool.text.Location;
import dev.mpool.text.Lookalike;
import dev.mpool.text.Placeholder;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a value that is refused, where its look tells what went wrong. Nothing of the
 * value is repeated but single characters and names that the schema knows: it may be a credential.
 */
final class ValueAdvice {

  private static final int MOST_FIELDS = 8;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://)?(?<host>[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,9})"
              + "(?::(?<port>[1-9][0-9]{0,4}))?(?:/.*)?");

  private final YamlDocument document;

  ValueAdvice(YamlDocument document) {
    this.document = document;
  }

  /** The advice, or null if the value's look says nothing. */
  String of(Violation violation) {
    YamlNode value = violation.place().value();
    String due = violation.keyword().equals("type") ? violation.argument().asText() : "";
    if (value instanceof YamlScalar scalar && scalar.value() instanceof String text) {
      String advice = ofText(text, scalar.plain() && !violation.place().isSecret());
      return advice == null && due.equals("object") ? ofFields(violation, text) : advice;
    } else if (lacksDash(value, due)) {
      return "Begin each item of the list with a dash and a space.";
    }
    return hasDash(value, due) ? "Remove the dash." : null;
  }

  private boolean lacksDash(YamlNode value, String due) {
    return due.equals("array") && value instanceof YamlMapping && isBlock(value, '{');
  }

  private boolean hasDash(YamlNode value, String due) {
    return due.equals("object")
        && value instanceof YamlSequence sequence
        && sequence.items().size() == 1
        && sequence.items().get(0) instanceof YamlMapping
        && isBlock(value, '[');
  }

  /** The value as the advice would have it, for what is below it to be judged; empty if unclear. */
  Optional<Remedy> shape(Violation violation, String due) {
    Place place = violation.place();
    YamlNode value = place.value();
    Location location = document.location(place.pointer(), value.span());
    if (hasDash(value, due)) {
      return Remedy.withoutDash(location);
    } else if (lacksDash(value, due)) {
      boolean keyed = place.parent() != null && place.parent().value() instanceof YamlMapping;
      int first = ((YamlMapping) value).beginning().start();
      return keyed ? Remedy.withDash(location, place.key().start(), first) : Optional.empty();
    } else if (due.equals("object")
        && value instanceof YamlScalar scalar
        && scalar.value() instanceof String text) {
      Matcher address = ADDRESS.matcher(text);
      List<String> fields = fields(violation);
      if (place.name().equals("hostOverride") && address.matches()) {
        String port = ", port: " + port(address);
        return Remedy.wrap(location, text, "host", address.group("host"), port);
      } else if (fields.size() == 1 && !text.equals(fields.get(0))) {
        return Remedy.wrap(location, text, fields.get(0), text, "");
      }
    }
    return Optional.empty();
  }

  /**
   * What is wrong with a text, whatever it is for; null if nothing can be seen.
   *
   * @param commented whether there may be a comment behind it that is none
   */
  static String ofText(String text, boolean commented) {
    Placeholder placeholder = Placeholder.in(text);
    if (placeholder != null) {
      return placeholder.advice();
    }
    String lookalike = Lookalike.adviceOn(text);
    if (lookalike != null) {
      return lookalike;
    } else if (commented && (text.contains(" //") || text.contains(" /*"))) {
      return "Begin a comment with a space and #.";
    } else if (commented && text.indexOf('#') > 0) {
      return "Write a space before # if a comment begins there.";
    }
    return null;
  }

  /** A text stands where a mapping is due: as one of its fields, or in place of them. */
  private static String ofFields(Violation violation, String text) {
    List<String> fields = fields(violation);
    String name = violation.place().name();
    String address = name.equals("hostOverride") ? address(text) : "";
    if (!address.isEmpty()) {
      return "Write `hostOverride: " + address + "`.";
    }
    for (String field : fields) {
      if (text.equals(field)) {
        return "Write `" + field + ":` below " + name + ", and its fields below that.";
      } else if (text.startsWith(field + ' ')) {
        return "Write a colon behind " + field + '.';
      }
    }
    if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
      return null;
    } else if (fields.size() == 1) {
      return "Write it as `" + fields.get(0) + "` below " + name + '.';
    }
    return "Write fields below " + name + ": " + Wording.any(fields) + '.';
  }

  /** A host and port as the fields that they belong in; "" if a text is nothing of the kind. */
  private static String address(String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      return "";
    }
    return "{host: " + parts.group("host") + ", port: " + port(parts) + '}';
  }

  private static String port(Matcher address) {
    return address.group("port") == null ? "443" : address.group("port");
  }

  private static List<String> fields(Violation violation) {
    List<String> fields = new ArrayList<>();
    JsonNode properties = violation.schema().path("properties");
    for (Map.Entry<String, JsonNode> field : properties.properties()) {
      if (!field.getValue().path("deprecated").asBoolean()) {
        fields.add(field.getKey());
      }
    }
    return fields;
  }

  private boolean isBlock(YamlNode value, char bracket) {
    return document.source().text().charAt(value.span().start()) != bracket;
  }
}
