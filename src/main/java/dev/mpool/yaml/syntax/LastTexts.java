package dev.mpool.yaml.syntax;

/**
 * The texts of a document that were read last. What is wrong behind one of them is often its own
 * fault: a text without quotes, or with a forgotten one, goes on until something does not fit.
 */
final class LastTexts {

  /** The last quoted text of several lines; nothing if the offsets are equal. */
  private int foldedStart;

  private int foldedEnd;

  /** The last text without quotes, with the blanks behind it; nothing if the offsets are equal. */
  private int plainStart;

  private int plainEnd;

  void forget() {
    foldedStart = foldedEnd = 0;
    plainStart = plainEnd = 0;
  }

  void endFolded(int start, int end) {
    foldedStart = start;
    foldedEnd = end;
  }

  void endPlain(int start, int end) {
    plainStart = start;
    plainEnd = end;
  }

  /** Where the text without quotes begins that reaches up to an offset; -1 if there is none. */
  int plainUpTo(int offset) {
    return plainStart < plainEnd && offset >= plainStart && offset <= plainEnd ? plainStart : -1;
  }

  /** The problem at the place where it comes from, if that can be told. */
  SyntaxProblem cause(SyntaxProblem found, Cursor cursor) {
    int at = found.span().start();
    if (foldedStart < foldedEnd && at >= foldedEnd && at <= cursor.lineEnd(foldedEnd)) {
      return SyntaxMessages.behindQuote(found, foldedStart);
    }
    int plain = plainUpTo(at);
    SyntaxProblem slip = plain < 0 ? null : LikelySlip.between(cursor, plain, at);
    return slip == null ? found : slip;
  }
}
