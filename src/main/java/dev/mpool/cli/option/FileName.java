package dev.mpool.cli.option;

import dev.mpool.text.Excerpt;
import dev.mpool.text.Unopened;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the name of a file or folder that mpool itself opens. */
public final class FileName implements ValueReader<Path> {

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public Path convert(String text) {
    try {
      return Path.of(checked(text));
    } catch (InvalidPathException e) {
      throw new InvalidValue("the name is not valid");
    }
  }

  /** The name as it is, if it is one on any system: not empty and without control characters. */
  static String checked(String text) {
    if (text.isEmpty()) {
      throw new InvalidValue("the name is empty");
    }
    if (Unopened.isNoText(text)) {
      throw new InvalidValue("the name is not UTF-8 text");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new InvalidValue(Excerpt.quoted(text) + " has a control character");
      }
    }
    return text;
  }
}
