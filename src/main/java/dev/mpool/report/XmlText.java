package dev.mpool.report;

/** Text for elements and attributes of XML. */
public final class XmlText {

  private XmlText() {}

  /** The text, with what XML 1.0 cannot hold made visible. */
  public static String of(String text) {
    return Visible.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
