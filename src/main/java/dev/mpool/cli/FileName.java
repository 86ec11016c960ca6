package dev.mpool.cli;

import dev.mpool.text.Excerpt;

/** Reads the name of a file or folder that Envoy will open. */
final class FileName {

  private FileName() {}

  /**
   * The name as it is.
   *
   * @throws Option.InvalidValue if it is empty, or has characters that no sane file name has
   */
  static String read(String text) throws Option.InvalidValue {
    if (text.isEmpty()) {
      throw new Option.InvalidValue("the name is empty");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new Option.InvalidValue(Excerpt.quoted(text) + " has a control character");
      }
    }
    return text;
  }
}
