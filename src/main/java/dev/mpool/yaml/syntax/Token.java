package dev.mpool.yaml.syntax;

/**
 * One word of YAML's syntax.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param value a scalar's content, an anchor's or alias's name, or a full tag; else null
 * @param keyLevel the flow level on which it may turn out to begin a key, or -1
 */
record Token(Kind kind, int start, int end, String value, int keyLevel) {

  enum Kind {
    DOCUMENT_START("---"),
    DOCUMENT_END("..."),
    STREAM_END("the end of the document"),
    BLOCK_SEQUENCE_START("a list"),
    BLOCK_MAPPING_START("a mapping"),
    BLOCK_END("a line that is indented less"),
    FLOW_SEQUENCE_START("["),
    FLOW_SEQUENCE_END("]"),
    FLOW_MAPPING_START("{"),
    FLOW_MAPPING_END("}"),
    BLOCK_ENTRY("-"),
    FLOW_ENTRY(","),
    KEY("a key"),
    VALUE(":"),
    ALIAS("an alias"),
    ANCHOR("an anchor"),
    TAG("a tag"),
    PLAIN_SCALAR("a value"),
    QUOTED_SCALAR("a quoted value"),
    BLOCK_SCALAR("a block of text");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** How a message names it. */
    String label() {
      return label;
    }

    boolean isScalar() {
      return this == PLAIN_SCALAR || this == QUOTED_SCALAR || this == BLOCK_SCALAR;
    }
  }

  static Token mark(Kind kind, int start, int end) {
    return new Token(kind, start, end, null, -1);
  }
}
