package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What a value has to keep to that is of the right type. */
final class Bounds {

  private Bounds() {}

  /** What follows the value's name in a sentence, without the full stop. */
  static String broken(Violation violation) {
    Place place = violation.place();
    JsonNode limit = violation.argument();
    String given = place.value().text();
    String number = Wording.cut(given);
    String shown = place.isSecret() ? "" : ", not " + Wording.quoted(given);
    switch (violation.keyword()) {
      case "minimum":
        return "must be at least " + limit.asText() + ", not " + number;
      case "maximum":
        return "must be at most " + limit.asText() + ", not " + number;
      case "exclusiveMinimum":
        return "must be more than " + limit.asText() + ", not " + number;
      case "exclusiveMaximum":
        return "must be less than " + limit.asText() + ", not " + number;
      case "multipleOf":
        return "must be a multiple of " + limit.asText() + ", not " + number;
      case "uniqueItems":
        return "must not have an item twice";
      case "minLength":
        return limit.asInt() == 1
            ? "must not be empty"
            : "must have at least " + limit.asText() + " characters";
      case "maxLength":
        int length = given.codePointCount(0, given.length());
        return "must have at most " + limit.asText() + " characters, not " + length;
      case "minItems":
        return limit.asInt() == 1
            ? "must not be empty. Add an item"
            : "must have at least " + limit.asText() + " items";
      case "maxItems":
        return "must have at most " + limit.asText() + " items, not " + violation.size();
      case "minProperties":
        return "must have at least " + counted(limit.asInt(), "field");
      case "maxProperties":
        return "must have at most " + counted(limit.asInt(), "field") + ", not " + violation.size();
      case "pattern":
        return violation.schema().path("patternErrorMessage").asText("must match " + limit.asText())
            + shown;
      case "format":
        return (limit.asText().replace("-", "").equals("datetime")
                ? "must be a time such as 2025-09-01T12:00:00Z"
                : "must have the format " + limit.asText())
            + shown;
      default:
        return "breaks the schema's " + violation.keyword() + ' ' + limit;
    }
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
