package dev.mpool.cli.option;

import dev.mpool.model.SecretNaming;
import dev.mpool.text.Excerpt;

/** Reads where tokens of Secrets come from: {@code env} or {@code file:DIR}. */
public final class SecretSource implements ValueReader<SecretNaming> {

  private static final String FILE = "file:";

  @Override
  public SecretNaming convert(String text) {
    if (text.equals("env")) {
      return SecretNaming.DEFAULT;
    }
    if (!text.startsWith(FILE)) {
      throw new InvalidValue(Excerpt.quoted(text) + " is neither env nor file:DIR");
    }
    if (text.length() == FILE.length()) {
      throw new InvalidValue("file: needs a folder behind it, such as file:/run/secrets");
    }
    String folder = FileName.checked(text.substring(FILE.length()));
    int end = folder.length();
    while (end > 1 && folder.charAt(end - 1) == '/') {
      end--;
    }
    return new SecretNaming.Directory(folder.substring(0, end));
  }
}
