package dev.mpool.e2e;

import dev.mpool.e2e.MockProvider.Attempt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a provider does with a request. */
@FunctionalInterface
interface Behaviour {

  Behaviour OK = status(200);

  /** Accepts the request and never says a word. */
  Behaviour SILENT =
      (attempt, socket) -> {
        Thread.sleep(60_000);
        return false;
      };

  /** Begins an answer and says nothing more. */
  Behaviour HEADERS_ONLY =
      (attempt, socket) -> {
        String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        return SILENT.answer(attempt, socket);
      };

  /** Closes the connection in order, without an answer. */
  Behaviour DROP = (attempt, socket) -> false;

  /** Breaks the connection, as a crashed process does. */
  Behaviour RESET =
      (attempt, socket) -> {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      };

  /** Answers in another protocol than HTTP. */
  Behaviour GARBAGE = text("SSH-2.0-mock\r\n\r\n");

  /** Is over its limit, and says so as Envoy's own rate limit filter does. */
  Behaviour RATE_LIMITED =
      text("HTTP/1.1 429 X\r\nx-envoy-ratelimited: true\r\ncontent-length: 0\r\n\r\n");

  private static Behaviour text(String answer) {
    return (attempt, socket) -> {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      return false;
    };
  }

  /**
   * Answers an attempt.
   *
   * @return whether the connection stays open for the next request
   */
  boolean answer(Attempt attempt, Socket socket) throws IOException, InterruptedException;

  /** An answer that says which status it has; a 429 asks to come back after 17 seconds. */
  static Behaviour status(int status) {
    return (attempt, socket) -> {
      String body = "{\"provider\":" + status + "}";
      String retryAfter = status == 429 ? "retry-after: 17\r\n" : "";
      String answer =
          "HTTP/1.1 "
              + status
              + " X\r\nserver: mock\r\ncontent-type: application/json\r\n"
              + retryAfter
              + "content-length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    };
  }

  /**
   * A streamed answer.
   *
   * @param pause milliseconds between two chunks
   */
  static Behaviour stream(int chunks, long pause) {
    return (attempt, socket) -> {
      OutputStream out = socket.getOutputStream();
      String head =
          "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      for (int i = 0; i < chunks; i++) {
        if (i > 0) {
          Thread.sleep(pause);
        }
        out.write("8\r\ndata: x\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      return true;
    };
  }

  /** The same, but only after a while. */
  default Behaviour after(long millis) {
    return (attempt, socket) -> {
      Thread.sleep(millis);
      return answer(attempt, socket);
    };
  }

  /** Another behaviour for the requests of one path. */
  default Behaviour butFor(String path, Behaviour other) {
    return (attempt, socket) ->
        (attempt.path().equals(path) ? other : this).answer(attempt, socket);
  }
}
