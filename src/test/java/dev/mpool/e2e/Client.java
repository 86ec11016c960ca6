package dev.mpool.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A client that sends requests byte by byte, so that it can send what no library would. */
final class Client {

  private final int port;

  Client(int port) {
    this.port = port;
  }

  /** Posts a body with headers, each written {@code name: value}. */
  Answer post(String path, String body, String... headers) throws IOException {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String path, byte[] body, String... headers) throws IOException {
    byte[] head =
        head("POST", path, headers, "content-length: " + body.length)
            .getBytes(StandardCharsets.UTF_8);
    return send(concatenated(head, body));
  }

  Answer postChunked(String path, byte[] body, int chunk) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        head("POST", path, new String[0], "transfer-encoding: chunked")
            .getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < body.length; i += chunk) {
      int size = Math.min(chunk, body.length - i);
      request.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.UTF_8));
      request.write(body, i, size);
      request.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return send(request.toByteArray());
  }

  Answer get(String path) throws IOException {
    return ask("GET", path);
  }

  /** A request without a body. */
  Answer ask(String method, String path) throws IOException {
    return send(head(method, path, new String[0], "accept: */*").getBytes(StandardCharsets.UTF_8));
  }

  /** A request to a host, without a body but for that of a POST. */
  Answer ask(String host, String method, String path, String... headers) throws IOException {
    String last = method.equals("POST") ? "content-length: 2\r\n\r\n{}" : "accept: */*\r\n\r\n";
    StringBuilder head =
        new StringBuilder(method + ' ' + path + " HTTP/1.1\r\nhost: " + host + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append(last).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String head(String method, String path, String[] headers, String last) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nhost: client.example\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append(last).append("\r\n\r\n").toString();
  }

  /** Sends a request's bytes and reads one answer. */
  Answer send(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      long start = System.nanoTime();
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request);
        out.flush();
      } catch (IOException refused) {
        // Envoy may answer before it has read a body that is too large.
      }
      return Answer.read(socket.getInputStream(), start);
    }
  }

  private static byte[] concatenated(byte[] a, byte[] b) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(a.length + b.length);
    all.writeBytes(a);
    all.writeBytes(b);
    return all.toByteArray();
  }

  /**
   * An answer, whole or as far as it came.
   *
   * @param firstByte milliseconds until the status line
   * @param millis until the end
   * @param complete whether the body came to its end
   */
  record Answer(
      int status,
      List<String> headers,
      String body,
      long firstByte,
      long millis,
      boolean complete) {

    String header(String name) {
      for (String header : headers) {
        if (header.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          return header.substring(name.length() + 1).strip();
        }
      }
      return null;
    }

    private static Answer read(InputStream in, long start) throws IOException {
      String line = HttpLine.next(in);
      long firstByte = millisSince(start);
      int status = line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
      if (status == 100) {
        HttpLine.next(in);
        return read(in, start);
      }
      List<String> headers = new ArrayList<>();
      for (line = HttpLine.next(in); line != null && !line.isEmpty(); line = HttpLine.next(in)) {
        headers.add(line);
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      Answer head = new Answer(status, headers, "", firstByte, 0, false);
      boolean complete =
          "chunked".equals(head.header("transfer-encoding"))
              ? chunks(in, body)
              : bytes(in, head.header("content-length"), body);
      return new Answer(
          status,
          headers,
          body.toString(StandardCharsets.UTF_8),
          firstByte,
          millisSince(start),
          complete);
    }

    private static boolean bytes(InputStream in, String length, ByteArrayOutputStream body)
        throws IOException {
      int expected = length == null ? 0 : Integer.parseInt(length);
      body.write(in.readNBytes(expected));
      return body.size() == expected;
    }

    private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
      while (true) {
        String size = HttpLine.next(in);
        if (size == null) {
          return false;
        }
        int expected = Integer.parseInt(size, 16);
        body.write(in.readNBytes(expected));
        HttpLine.next(in);
        if (expected == 0) {
          return true;
        }
      }
    }

    private static long millisSince(long start) {
      return (System.nanoTime() - start) / 1_000_000;
    }
  }
}
