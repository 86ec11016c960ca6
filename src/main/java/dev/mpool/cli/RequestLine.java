package dev.mpool.cli;

/** A request as people write it: {@code POST /v1/chat/completions}, or the path alone. */
final class RequestLine {

  private RequestLine() {}

  /** The path and query of a request line. */
  static String path(String text) {
    String[] words = text.strip().split("\\s+");
    String path = words[words.length - 1];
    if (words.length > 2 || !path.startsWith("/")) {
      throw new InvalidValue("Write METHOD PATH, such as 'POST /v1/chat/completions'");
    }
    return path;
  }
}
