package dev.mpool.cli.option;

import dev.mpool.text.Exclusion;
import java.util.regex.PatternSyntaxException;

/** Reads a pattern for files and folders. */
public final class GlobReader implements ValueReader<Exclusion.Glob> {

  @Override
  public Exclusion.Glob convert(String text) {
    try {
      if (!text.isBlank()) {
        return Exclusion.Glob.of(text);
      }
    } catch (PatternSyntaxException e) {
      // Told below: Java's words are for programmers.
    }
    throw new InvalidValue("write a pattern such as *-patch.yaml or overlays/**");
  }
}
