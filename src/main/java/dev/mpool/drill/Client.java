package dev.mpool.drill;

import dev.mpool.drill.HttpMessage.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a server on a loopback port, one connection for each request. */
record Client(int port) {

  private static final int LONGEST_MILLIS = 120_000;

  /**
   * What came back.
   *
   * @param millis until the end of the answer
   * @param firstByteMillis until its beginning
   * @param complete whether it came to its end
   */
  record Answer(
      int status,
      List<Header> headers,
      byte[] body,
      long millis,
      long firstByteMillis,
      boolean complete) {

    /** The first value of a header, "-" if it has none. */
    String header(String name) {
      return headers.stream()
          .filter(each -> each.name().equals(name))
          .map(Header::value)
          .findFirst()
          .orElse("-");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A request without a body. */
  Answer ask(String method, String path) throws IOException {
    return send(method, path, List.of(), new byte[0]);
  }

  Answer send(String method, String path, List<Header> headers, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder(400);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    for (Header header : headers) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (headers.stream().noneMatch(header -> header.name().equals("host"))) {
      head.append("host: mpool-drill.example\r\n");
    }
    head.append("connection: close\r\ncontent-length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
    request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return send(method, request.toByteArray());
  }

  private Answer send(String method, byte[] request) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LONGEST_MILLIS);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request);
        out.flush();
      } catch (IOException refused) {
        // Envoy may answer before it has read a body.
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      in.mark(1);
      in.read();
      in.reset();
      long first = since(start);
      HttpMessage answer = HttpMessage.answer(method, in);
      int status = Integer.parseInt(answer.word(1));
      return new Answer(
          status, answer.headers(), answer.body(), since(start), first, answer.complete());
    }
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
