package dev.mpool.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The names of files as CI systems know them. */
final class FileUri {

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
    String path =
        URLEncoder.encode(relative(name), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A")
            .replace("%7E", "~")
            .replace("%2F", "/");
    return name.startsWith("/") ? "file://" + path : path;
  }
}
