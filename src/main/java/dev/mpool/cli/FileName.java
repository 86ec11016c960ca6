package dev.mpool.cli;

import dev.mpool.text.Excerpt;

/** Reads the name of a file or folder. */
final class FileName implements Option.Reader<String> {

  /** The name as it is; it is not empty and has no control characters. */
  @Override
  public String read(String text) throws Option.InvalidValue {
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
