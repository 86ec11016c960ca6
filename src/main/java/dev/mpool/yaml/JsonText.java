package dev.mpool.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Tells JSON from what only YAML reads, such as names without quotes or a comma at the end. */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  static boolean is(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        continue;
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
