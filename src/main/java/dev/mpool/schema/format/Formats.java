package dev.mpool.schema.format;

/** The formats of texts that are judged; any text is taken for those that are not known. */
public final class Formats {

  /** Of metadata, which an API server decodes itself; in a CRD's schema the name has no dash. */
  private static final String OF_METADATA = "date-time";

  private Formats() {}

  public static boolean isJudged(String format) {
    return format.equals(OF_METADATA) || TextFormats.has(format);
  }

  public static boolean holds(String format, String text) {
    // The carried schema of Backends has no other: the classes of the others stay where they are.
    return format.equals(OF_METADATA) ? Rfc3339.isTime(text) : TextFormats.holds(format, text);
  }
}
