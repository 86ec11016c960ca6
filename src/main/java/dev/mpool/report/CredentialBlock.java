package dev.mpool.report;

/** A mapping that holds credentials, while the lines below its key are read. */
final class CredentialBlock {

  private final CredentialKey meaning;
  private final int column;
  private final boolean isFlow;
  private int depth;
  private boolean namesSecret;

  /**
   * @param column where its key stands on its line
   * @param isFlow whether it ends at a brace, and not by indentation
   */
  CredentialBlock(CredentialKey meaning, int column, boolean isFlow) {
    this.meaning = meaning;
    this.column = column;
    this.isFlow = isFlow;
  }

  CredentialKey meaning() {
    return meaning;
  }

  /** Notes that a {@code secretRef} has begun, whose name is no credential. */
  void beginSecretRef() {
    namesSecret = true;
  }

  boolean namesSecret() {
    return namesSecret;
  }

  /** Whether a line is still inside by the column where it begins. */
  boolean reaches(int lineColumn, boolean isItem) {
    return lineColumn > column || isFlow && depth > 0 || lineColumn == column && isItem;
  }

  void countBraces(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    }
  }

  boolean isClosed() {
    return isFlow && depth <= 0;
  }
}
