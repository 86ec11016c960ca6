package dev.mpool.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * JSON values that stand behind each other in a text, as Go's decoder takes them from a stream.
 * JSON is not quite a part of YAML: it has {@code "\/"}, halves of characters in escapes, and lets
 * control characters above U+001F be.
 */
final class JsonStream {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** A half of a character, which is U+FFFD to Go. */
  private static final Pattern LONE_HALF = Pattern.compile("\\p{Cs}");

  /** So many bytes there have to be for kubectl to look at one character. */
  private static final int LONGEST_RUNE = 4;

  private final char[] text;
  private final int end;

  JsonStream(char[] text, int end) {
    this.text = text;
    this.end = end;
  }

  int behindBlanks(int start) {
    int at = start;
    while (at < end
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
    return at;
  }

  /**
   * Where YAML begins behind a value: on the next line, or on the same if there is text; -1 if
   * kubectl does not get there.
   */
  int yamlStart(int start) {
    int at = start;
    while (hasRune(at)) {
      if (!DocumentSplit.isSpace(text[at])) {
        return at;
      } else if (text[at++] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private boolean hasRune(int start) {
    int bytes = 0;
    for (int at = start; at < end && bytes < LONGEST_RUNE; at++) {
      bytes += DocumentSplit.bytes(text[at]);
    }
    return bytes >= LONGEST_RUNE;
  }

  /** Where the value ends that begins at an offset; -1 if none does. */
  int end(int start) {
    try (JsonParser parser = FACTORY.createParser(text, start, end - start)) {
      parser.nextToken();
      parser.skipChildren();
      // Only what is read to its end is known to be JSON.
      parser.finishToken();
      JsonToken token = parser.currentToken();
      return token.isNumeric()
          ? start + parser.getTextLength()
          : start + (int) parser.currentLocation().getCharOffset();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Builds the tree of a value whose end is known. */
  void build(int start, int valueEnd, TreeBuilder tree) {
    try (JsonParser parser = FACTORY.createParser(text, start, valueEnd - start)) {
      for (JsonToken token = parser.nextToken();
          token != null && !tree.isStopped();
          token = parser.nextToken()) {
        add(token, parser, start + (int) parser.currentTokenLocation().getCharOffset(), tree);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not the JSON that it was", e);
    }
  }

  private void add(JsonToken token, JsonParser parser, int at, TreeBuilder tree)
      throws IOException {
    switch (token) {
      case START_OBJECT -> tree.startMapping(at, at + 1, null);
      case START_ARRAY -> tree.startSequence(at, at + 1, null);
      case END_OBJECT, END_ARRAY -> tree.end(at + 1);
      case FIELD_NAME, VALUE_STRING ->
          tree.scalar(
              at,
              quoteEnd(at),
              LONE_HALF.matcher(parser.getText()).replaceAll("\uFFFD"),
              false,
              null,
              null);
      default -> tree.scalar(at, at + parser.getTextLength(), parser.getText(), true, null, null);
    }
  }

  private int quoteEnd(int start) {
    int at = start + 1;
    while (text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
