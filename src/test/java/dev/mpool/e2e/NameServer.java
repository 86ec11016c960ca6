package dev.mpool.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A DNS server on loopback that knows one address of each family, the loopback's, whatever name it
 * is asked for, and answers as it is told, after as much time as it is given.
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
  private final long delayMillis;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile Says v4 = Says.ADDRESS;
  private volatile Says v6 = Says.ADDRESS;

  /**
   * Begins to serve.
   *
   * @param port 0 for any
   */
  NameServer(int port, Duration delay) throws IOException {
    socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
    delayMillis = delay.toMillis();
    threads.execute(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  void says(Says ofV4, Says ofV6) {
    v4 = ofV4;
    v6 = ofV6;
    asked.clear();
  }

  /** The names that it was asked for since it was told what to say, once a question. */
  Collection<String> asked() {
    return asked;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(new byte[1500], 1500);
        socket.receive(question);
        threads.schedule(() -> answer(question), delayMillis, TimeUnit.MILLISECONDS);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(DatagramPacket question) {
    try {
      byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
      if (answer.length > 0) {
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (IOException closed) {
      // Nobody waits any more.
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    StringJoiner name = new StringJoiner(".");
    int end = HEADER;
    while (query[end] != 0) {
      name.add(new String(query, end + 1, query[end], StandardCharsets.US_ASCII));
      end += query[end] + 1;
    }
    asked.add(name.toString());
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
    threads.shutdownNow();
  }
}
