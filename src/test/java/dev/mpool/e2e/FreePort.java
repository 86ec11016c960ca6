package dev.mpool.e2e;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Loopback ports that nobody listens on. They lie below those that a system gives to connections,
 * so that none takes one before the program that it is for, and begin anywhere, so that tests that
 * run side by side do not meet.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private static int port = FIRST + new Random().nextInt(LAST - FIRST);

  private FreePort() {}

  public static synchronized int next() throws IOException {
    while (true) {
      port = port == LAST ? FIRST : port + 1;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // So is the next one, perhaps.
      }
    }
  }
}
