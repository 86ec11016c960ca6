package dev.mpool.yaml.syntax;

/**
 * Who is told what stands in a document, in the order it is written: scalars, aliases, beginnings
 * and ends of mappings and sequences.
 */
public interface NodeEvents {

  /**
   * A scalar.
   *
   * @param start offset of its first character, behind its anchor and tag
   * @param plain whether it is written without quotes and not as a block
   * @param tag its full tag, or null
   * @param anchor its anchor's name, or null
   */
  void scalar(int start, int end, String text, boolean plain, String tag, String anchor);

  void alias(int start, int end, String name);

  /**
   * A mapping begins.
   *
   * @param start offset of its first character, behind its anchor and tag
   * @param end behind its opening bracket; the same as {@code start} for a block
   */
  void startMapping(int start, int end, String anchor);

  /** A sequence begins, as {@link #startMapping}. */
  void startSequence(int start, int end, String anchor);

  /**
   * The innermost mapping or sequence ends.
   *
   * @param end behind its closing bracket; 0 for a block, which ends with its last value
   */
  void end(int end);

  /** Where the innermost mapping or sequence that is not finished begins. */
  int openStart();

  /** Whether the rest of the document must not be read. */
  boolean isStopped();
}
