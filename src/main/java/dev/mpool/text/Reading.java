package dev.mpool.text;

/** What came of reading one input: its text, or the reason why there is none. */
public sealed interface Reading permits Reading.Text, Reading.Refused {

  /** What kind of reason kept an input from being read. */
  enum Kind {
    /** It does not exist, may not be read, or failed while it was read. */
    UNREADABLE,
    /** It has more bytes than the limit allows. */
    TOO_LARGE,
    /** Its bytes are not UTF-8 text. */
    NOT_UTF8
  }

  /** The text of an input. */
  record Text(Source source) implements Reading {}

  /**
   * An input without a text.
   *
   * @param name the input's name in reports
   * @param message what is wrong, for the user
   * @param source the text before the offence, empty unless the kind is {@link Kind#NOT_UTF8}; it
   *     gives the line and column of {@code span}
   * @param span where in {@code source} the offence is
   */
  record Refused(String name, Kind kind, String message, Source source, Span span)
      implements Reading {

    static Refused whole(String name, Kind kind, String message) {
      return new Refused(name, kind, message, new Source(name, ""), Span.at(0));
    }
  }
}
