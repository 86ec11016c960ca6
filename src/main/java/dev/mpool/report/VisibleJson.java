package dev.mpool.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;

/** Writes JSON that people can read, with every character escaped that a terminal would obey. */
public final class VisibleJson {

  private VisibleJson() {}

  /** A generator that leaves the writer open when it is closed. */
  public static JsonGenerator to(Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new VisibleCharacters());
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    json.setPrettyPrinter(printer);
    return json;
  }

  /** Writes a tree and a line break. */
  public static void write(JsonNode tree, Writer out) throws IOException {
    try (JsonGenerator json = to(out)) {
      write(tree, json);
    }
    out.write('\n');
  }

  /** Writes a tree where a generator stands. */
  static void write(JsonNode tree, JsonGenerator json) throws IOException {
    Trees.WRITER.writeTree(json, tree);
  }

  /** Loaded for the formats that are made of trees. */
  private static final class Trees {

    static final ObjectMapper WRITER = new ObjectMapper();
  }

  /** Escapes invisible and steering characters beyond ASCII; the value stays the same. */
  private static final class VisibleCharacters extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      boolean plain = Character.isSurrogate((char) c) || !Visible.isDeceptive(c);
      return plain ? null : new SerializedString(escape(c));
    }

    private static String escape(int c) {
      String digits = Integer.toHexString(c);
      return "\\u" + "0".repeat(4 - digits.length()) + digits;
    }
  }
}
