package dev.mpool.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Just enough of HTTP/2 (RFC 9113) with prior knowledge for one small request, because the JDK's
 * client speaks it in clear only by an upgrade that Envoy does not offer.
 */
final class Http2Client {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MOST_IN_FRAME = 16_384;

  private final int port;

  Http2Client(int port) {
    this.port = port;
  }

  /**
   * Posts a body and reads the answer's.
   *
   * @param body at most 65,535 bytes, the first flow-control window
   */
  String post(String path, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      frame(out, SETTINGS, 0, 0, new byte[0], 0, 0);
      byte[] head = headers(path);
      frame(out, HEADERS, END_HEADERS, 1, head, 0, head.length);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < bytes.length; i += MOST_IN_FRAME) {
        int size = Math.min(MOST_IN_FRAME, bytes.length - i);
        frame(out, DATA, i + size == bytes.length ? END_STREAM : 0, 1, bytes, i, size);
      }
      socket.getOutputStream().write(out.toByteArray());
      return answer(new DataInputStream(socket.getInputStream()));
    }
  }

  private static String answer(DataInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == GOAWAY) {
        throw new IOException("the server went away");
      } else if (type == DATA) {
        body.writeBytes(payload);
      }
      if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
        return body.toString(StandardCharsets.UTF_8);
      }
    }
  }

  /** Literal fields without indexing and without Huffman coding (RFC 7541, section 6.2.2). */
  private static byte[] headers(String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, String> header :
        Map.of(":method", "POST", ":scheme", "http", ":path", path, ":authority", "client.example")
            .entrySet()) {
      out.write(0);
      text(out, header.getKey());
      text(out, header.getValue());
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void frame(
      ByteArrayOutputStream out,
      int type,
      int flags,
      int stream,
      byte[] bytes,
      int from,
      int size) {
    out.write(size >> 16);
    out.write(size >> 8);
    out.write(size);
    out.write(type);
    out.write(flags);
    out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    out.write(bytes, from, size);
  }
}
