package dev.mpool.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A name server on loopback to which every name is 127.0.0.1, and which takes its time to say so.
 */
final class SlowNames implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEADER = 12;
  private static final int TYPE_A = 1;

  /** A name as in the question, A, IN, 60 s, four bytes. */
  private static final byte[] LOOPBACK = {
    (byte) 0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1
  };

  private final Duration delay;
  private final Collection<String> asked = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  SlowNames(Duration delay) throws IOException {
    this.delay = delay;
    threads.execute(this::listen);
  }

  /**
   * A bootstrap with this as its only name server. That takes Envoy's other resolver: the one that
   * mpool renders asks the servers of the whole machine.
   */
  String usedBy(String bootstrap) throws IOException {
    ObjectNode config = (ObjectNode) JSON.readTree(bootstrap);
    String resolver =
        "{\"name\":\"envoy.network.dns_resolver.cares\","
            + "\"typed_config\":{\"@type\":\"type.googleapis.com/envoy.extensions.network"
            + ".dns_resolver.cares.v3.CaresDnsResolverConfig\",\"resolvers\":[{\"socket_address\":"
            + "{\"address\":\"127.0.0.1\",\"port_value\":"
            + socket.getLocalPort()
            + "}}],\"dns_resolver_options\":{\"no_default_search_domain\":true}}}";
    config.set("typed_dns_resolver_config", JSON.readTree(resolver));
    return config.toString();
  }

  Collection<String> asked() {
    return asked;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        socket.receive(question);
        threads.schedule(() -> answer(question), delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (IOException e) {
        return; // It is closed.
      }
    }
  }

  private void answer(DatagramPacket packet) {
    ByteBuffer question = ByteBuffer.wrap(packet.getData(), HEADER, packet.getLength() - HEADER);
    StringJoiner name = new StringJoiner(".");
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      name.add(new String(label, StandardCharsets.US_ASCII));
    }
    asked.add(name.toString());
    int type = question.getShort();
    int end = question.position() + 2;
    byte[] answer = new byte[end + (type == TYPE_A ? LOOPBACK.length : 0)];
    System.arraycopy(packet.getData(), 0, answer, 0, end);
    answer[2] = (byte) 0x81;
    answer[3] = (byte) 0x80;
    answer[7] = (byte) (type == TYPE_A ? 1 : 0);
    answer[11] = 0; // What else was asked, such as EDNS, is not repeated.
    if (type == TYPE_A) {
      System.arraycopy(LOOPBACK, 0, answer, end, LOOPBACK.length);
    }
    try {
      socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
    } catch (IOException e) {
      // Nobody waits any more.
    }
  }

  @Override
  public void close() {
    socket.close();
    threads.shutdownNow();
  }
}
