package dev.mpool.report;

import java.nio.charset.StandardCharsets;

/** The names of files as CI systems know them. */
final class FileUri {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private FileUri() {}

  /** The name without a leading {@code ./}, as paths in a repository are written. */
  static String relative(String name) {
    String path = name;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path;
  }

  /** The name as a URI reference (RFC 3986): {@code file:} for an absolute path, else relative. */
  static String of(String name) {
    StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file://" : "");
    for (byte b : relative(name).getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append('%');
        uri.append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
        uri.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return uri.toString();
  }
}
