package dev.mpool.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Why a file cannot be opened or read, as the end of a sentence about it. */
public final class Unopened {

  /** What Java has for bytes of a name that are no text; it does not find the file by it. */
  private static final char UNDECODED = '\ufffd';

  private Unopened() {}

  /** Whether a name has bytes that Java has lost, so that it stands for another file or none. */
  public static boolean isNoText(String name) {
    return name.indexOf(UNDECODED) >= 0;
  }

  /** Looks at a file that could not be opened, or that seems not to be there. */
  public static String why(Path path) {
    if (isNoText(path.toString())) {
      return "has a name that is not UTF-8 text; rename it";
    }
    try {
      BasicFileAttributes kind = Files.readAttributes(path, BasicFileAttributes.class);
      if (kind.isDirectory()) {
        return "is a folder";
      }
      return Files.isReadable(path) ? "cannot be opened" : reason(new AccessDeniedException(""));
    } catch (AccessDeniedException e) {
      return reason(e);
    } catch (IOException e) {
      return Files.isSymbolicLink(path) ? "is a symbolic link that leads nowhere" : reason(e);
    }
  }

  /** The reason of a failed file operation in the user's terms. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "may not be read: permission denied";
    }
    String message = e.getMessage();
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      message = failure.getReason();
    }
    if (e instanceof NoSuchFileException || "Not a directory".equals(message)) {
      return "does not exist";
    }
    return "cannot be read" + (message == null ? "" : ": " + message);
  }
}
