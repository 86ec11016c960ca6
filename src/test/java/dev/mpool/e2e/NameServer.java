package dev.mpool.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A DNS server that knows one address of each family, the loopback's, whatever name it is asked
 * for, and answers as it is told.
 */
final class NameServer implements AutoCloseable {

  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int AAAA = 28;

  /** How questions for addresses of one family are answered. */
  enum Says {
    ADDRESS,
    NO_ADDRESS,
    SERVFAIL,
    NXDOMAIN,
    NOTHING;

    private int code() {
      return this == SERVFAIL ? 2 : this == NXDOMAIN ? 3 : 0;
    }
  }

  private final DatagramSocket socket;
  private final AtomicInteger questions = new AtomicInteger();
  private volatile Says v4 = Says.ADDRESS;
  private volatile Says v6 = Says.ADDRESS;

  NameServer(int port) throws IOException {
    socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  void says(Says ofV4, Says ofV6) {
    v4 = ofV4;
    v6 = ofV6;
    questions.set(0);
  }

  /** How often it was asked since it was told what to say. */
  int questions() {
    return questions.get();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    while (!socket.isClosed()) {
      try {
        packet.setLength(1500);
        socket.receive(packet);
        questions.incrementAndGet();
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.length > 0) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    int end = HEADER;
    while (query[end] != 0) {
      end += query[end] + 1;
    }
    int type = ByteBuffer.wrap(query).getShort(end + 1);
    Says says = type == A ? v4 : type == AAAA ? v6 : Says.NO_ADDRESS;
    if (says == Says.NOTHING) {
      return new byte[0];
    }
    boolean found = says == Says.ADDRESS;
    byte[] address = InetAddress.getByName(type == A ? "127.0.0.1" : "::1").getAddress();
    ByteBuffer answer = ByteBuffer.allocate(1500);
    answer.put(query, 0, 2).putShort((short) (0x8180 | says.code()));
    answer.putShort((short) 1).putShort((short) (found ? 1 : 0)).putInt(0);
    answer.put(query, HEADER, end + 5 - HEADER);
    if (found) {
      answer.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(1);
      answer.putShort((short) address.length).put(address);
    }
    return Arrays.copyOf(answer.array(), answer.position());
  }

  @Override
  public void close() {
    socket.close();
  }
}
