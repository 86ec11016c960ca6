package dev.mpool.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message of HTTP/1.1 as it stood on the wire: no library has tidied its path, its headers or its
 * body.
 *
 * @param startLine the request line or status line
 * @param headers in the order they came
 * @param body without the framing of chunks
 * @param complete whether the body came to its end
 */
record HttpMessage(String startLine, List<Header> headers, byte[] body, boolean complete) {

  private static final int LONGEST_LINE = 1 << 20;

  /** A header, its name in lower case. */
  record Header(String name, String value) {}

  HttpMessage {
    headers = List.copyOf(headers);
  }

  /** The next request of a connection; null if there is none, or none that is whole. */
  static HttpMessage request(InputStream in) throws IOException {
    HttpMessage head = head(in);
    HttpMessage request = head == null ? null : head.withBody(in, head.first("content-length"));
    return request == null || !request.complete || request.startLine.split(" ").length != 3
        ? null
        : request;
  }

  /** An answer to a request of this method, as far as it came. */
  static HttpMessage answer(String method, InputStream in) throws IOException {
    HttpMessage head = head(in);
    if (head == null) {
      throw new IOException("the connection ended before an answer");
    }
    if (method.equals("HEAD")) {
      return head;
    }
    String length = head.first("content-length");
    boolean isChunked = head.first("transfer-encoding") != null;
    return head.withBody(in, length == null && !isChunked ? "-1" : length);
  }

  /** The first value of a header; null if it was not sent. */
  String first(String name) {
    for (Header header : headers) {
      if (header.name().equals(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** All values of a header. */
  List<String> all(String name) {
    return headers.stream().filter(each -> each.name().equals(name)).map(Header::value).toList();
  }

  /** A word of the first line, such as the path of a request or the status of an answer. */
  String word(int index) {
    return startLine.split(" ", 3)[index];
  }

  private static HttpMessage head(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = Math.max(0, line.indexOf(':'));
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.add(new Header(name, line.substring(colon + 1).strip()));
    }
    return new HttpMessage(first, headers, new byte[0], false);
  }

  /**
   * The same message with the body that follows.
   *
   * @param length how many bytes; null for none, negative for all until the end
   */
  private HttpMessage withBody(InputStream in, String length) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean whole;
    try {
      whole =
          "chunked".equals(first("transfer-encoding")) ? chunks(in, body) : all(in, length, body);
    } catch (IOException broken) {
      whole = false;
    }
    return new HttpMessage(startLine, headers, body.toByteArray(), whole);
  }

  private static boolean all(InputStream in, String length, ByteArrayOutputStream body)
      throws IOException {
    long missing = length == null ? 0 : Long.parseLong(length);
    boolean untilEnd = missing < 0;
    byte[] buffer = new byte[1 << 14];
    while (missing != 0) {
      int count =
          in.read(buffer, 0, untilEnd ? buffer.length : (int) Math.min(buffer.length, missing));
      if (count < 0) {
        return untilEnd;
      }
      body.write(buffer, 0, count);
      missing -= untilEnd ? 0 : count;
    }
    return true;
  }

  private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    while (true) {
      String line = line(in);
      if (line == null) {
        return false;
      }
      int end = line.indexOf(';');
      String size = (end < 0 ? line : line.substring(0, end)).strip();
      if (Long.parseLong(size, 16) == 0) {
        line(in);
        return true;
      }
      if (!all(in, Long.toString(Long.parseLong(size, 16)), body)) {
        return false;
      }
      line(in);
    }
  }

  /** A line without its end; null if the connection ends within it. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && line.size() < LONGEST_LINE; c = in.read()) {
      if (c == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(c);
    }
    return null;
  }
}
