package dev.mpool.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a mock provider does with an attempt that has reached it. */
@FunctionalInterface
interface Reaction {

  /** The events of a streamed answer. */
  int EVENTS = 5;

  /** How long a stream rests between two events, so that one held back until its end shows. */
  long PAUSE_MILLIS = 40;

  /** Breaks the connection, as a crashed process does. */
  Reaction RESET =
      connection -> {
        connection.setSoLinger(true, 0);
        connection.close();
        return false;
      };

  /** A stream of server-sent events that comes whole. */
  Reaction STREAM =
      connection -> {
        stream(connection, EVENTS);
        connection.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return true;
      };

  /** A stream that breaks behind its second event. */
  Reaction BROKEN_STREAM =
      connection -> {
        stream(connection, 2);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        return RESET.to(connection);
      };

  /**
   * Does it.
   *
   * @return whether the connection stays open for the next request
   */
  boolean to(Socket connection) throws IOException, InterruptedException;

  /** An answer in one piece, which tells its status and who gave it. */
  static Reaction status(int status) {
    return connection -> {
      String body = body(status);
      String head =
          "HTTP/1.1 " + status + " drill\r\ncontent-type: application/json\r\ncontent-length: ";
      write(connection, head + body.length() + "\r\n\r\n" + body);
      return true;
    };
  }

  /** The body of an answer in one piece. */
  static String body(int status) {
    return "{\"drill\":\"answer of the mock provider\",\"status\":" + status + "}";
  }

  /** Takes the request and says nothing until the other side gives up. */
  static Reaction silence() {
    return connection -> {
      while (connection.getInputStream().read() >= 0) {
        // What a client may send meanwhile is of no interest.
      }
      return false;
    };
  }

  /** One event, as it stands in the body. */
  static String event(int number) {
    return "data: {\"event\":" + number + "}\n\n";
  }

  private static void stream(Socket connection, int events)
      throws IOException, InterruptedException {
    String head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    write(connection, head + "transfer-encoding: chunked\r\n\r\n");
    for (int i = 0; i < events; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      String event = event(i);
      write(connection, Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
    }
  }

  private static void write(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
