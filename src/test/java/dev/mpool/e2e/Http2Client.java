package dev.mpool.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Just enough of HTTP/2 (RFC 9113) with prior knowledge for one request, because the JDK's client
 * speaks it in clear only by an upgrade that Envoy does not offer.
 */
final class Http2Client {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int STREAM = 1;
  private static final int MOST_IN_FRAME = 16_384;

  private final int port;

  Http2Client(int port) {
    this.port = port;
  }

  /** Posts a body and reads the answer's. */
  String post(String path, byte[] body) throws IOException {
    return post(path, List.of(), body, List.of());
  }

  /** Posts a body with headers before it and trailers behind it, each {@code name: value}. */
  String post(String path, List<String> headers, byte[] body, List<String> trailers)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      // Otherwise each frame waits for Envoy to confirm the one before it, up to 40 ms.
      socket.setTcpNoDelay(true);
      return new Exchange(socket).post(path, headers, body, trailers);
    }
  }

  /** One request and its answer on a connection of their own. */
  private static final class Exchange {

    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private long streamWindow = 65_535;
    private long connectionWindow = 65_535;
    private boolean answered;

    Exchange(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    String post(String path, List<String> headers, byte[] body, List<String> trailers)
        throws IOException {
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      write(SETTINGS, 0, 0, new byte[0], 0, 0);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      field(head, ":method", "POST");
      field(head, ":scheme", "http");
      field(head, ":path", path);
      field(head, ":authority", "client.example");
      fields(head, headers);
      write(HEADERS, END_HEADERS, STREAM, head.toByteArray(), 0, head.size());
      send(body, trailers.isEmpty() ? END_STREAM : 0);
      if (!trailers.isEmpty()) {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        fields(tail, trailers);
        write(HEADERS, END_HEADERS | END_STREAM, STREAM, tail.toByteArray(), 0, tail.size());
      }
      while (!answered) {
        read();
      }
      return answer.toString(StandardCharsets.UTF_8);
    }

    /**
     * Sends as much as the windows allow and waits for them to open, unless the answer is there.
     */
    private void send(byte[] body, int lastFlag) throws IOException {
      int sent = 0;
      while (sent < body.length && !answered) {
        int open = (int) Math.min(MOST_IN_FRAME, Math.min(streamWindow, connectionWindow));
        if (open <= 0) {
          read();
          continue;
        }
        int size = Math.min(open, body.length - sent);
        write(DATA, sent + size == body.length ? lastFlag : 0, STREAM, body, sent, size);
        sent += size;
        streamWindow -= size;
        connectionWindow -= size;
      }
    }

    private void read() throws IOException {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(length));
      switch (type) {
        case GOAWAY, RST_STREAM -> throw new IOException("the server ended the stream");
        case WINDOW_UPDATE -> {
          int more = payload.getInt();
          streamWindow += stream == STREAM ? more : 0;
          connectionWindow += stream == 0 ? more : 0;
        }
        case SETTINGS -> {
          while (payload.hasRemaining()) {
            if (payload.getShort() == INITIAL_WINDOW_SIZE) {
              streamWindow += payload.getInt() - 65_535;
            } else {
              payload.getInt();
            }
          }
        }
        case DATA -> answer.writeBytes(payload.array());
        default -> {}
      }
      answered |= (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    private void write(int type, int flags, int stream, byte[] bytes, int from, int size)
        throws IOException {
      ByteBuffer frame = ByteBuffer.allocate(9 + size);
      frame.put((byte) (size >> 16)).putShort((short) size).put((byte) type).put((byte) flags);
      frame.putInt(stream).put(bytes, from, size);
      out.write(frame.array());
    }

    private static void fields(ByteArrayOutputStream out, List<String> lines) {
      for (String line : lines) {
        int colon = line.indexOf(": ");
        field(out, line.substring(0, colon), line.substring(colon + 2));
      }
    }

    /** A literal field without indexing and without Huffman coding (RFC 7541, section 6.2.2). */
    private static void field(ByteArrayOutputStream out, String name, String value) {
      out.write(0);
      text(out, name);
      text(out, value);
    }

    /** At most 126 characters: longer ones have their length in several bytes. */
    private static void text(ByteArrayOutputStream out, String text) {
      out.write(text.length());
      out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
