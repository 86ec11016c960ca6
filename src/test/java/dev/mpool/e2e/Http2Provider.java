package dev.mpool.e2e;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * A provider that speaks HTTP/2 alone, takes few requests at once and few on a connection, and says
 * so by RST_STREAM and GOAWAY. It answers each with 200 and looks at no header.
 */
final class Http2Provider implements AutoCloseable {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACKNOWLEDGED = 1;
  private static final int END_HEADERS = 4;
  private static final int REFUSED_STREAM = 7;
  private static final short MAX_CONCURRENT_STREAMS = 3;

  /** {@code :status: 200}, of HPACK's table. */
  private static final byte[] OK = {(byte) 0x88};

  private static final byte[] ANSWER = "{\"provider\":200}".getBytes(StandardCharsets.US_ASCII);
  private static final long MILLIS_TO_ANSWER = 20;

  private final SSLServerSocket server;
  private final int atOnce;
  private final int ofConnection;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  Http2Provider(SSLContext context, int atOnce, int ofConnection) throws IOException {
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 512, InetAddress.getLoopbackAddress());
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    this.atOnce = atOnce;
    this.ofConnection = ofConnection;
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket).serve();
    } catch (IOException disconnected) {
      // The test looks at what its clients get.
    } finally {
      sockets.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private final class Connection {

    private final DataInputStream in;
    private final OutputStream out;
    private final Set<Integer> open = new HashSet<>();
    private int taken;

    Connection(Socket socket) throws IOException {
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void serve() throws IOException {
      if (in.readNBytes(24).length < 24) {
        throw new EOFException("no preface");
      }
      write(SETTINGS, 0, 0, ByteBuffer.allocate(6).putShort(MAX_CONCURRENT_STREAMS).putInt(atOnce));
      while (read()) {}
    }

    /** Returns whether there is still something to come. */
    private boolean read() throws IOException {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = in.readNBytes(length);
      synchronized (this) {
        if ((type == SETTINGS || type == PING) && (flags & ACKNOWLEDGED) == 0) {
          write(type, ACKNOWLEDGED, 0, ByteBuffer.wrap(type == PING ? payload : new byte[0]));
        } else if (type == HEADERS) {
          take(stream);
        } else if (type == RST_STREAM) {
          open.remove(stream);
        }
        if ((type == DATA || type == HEADERS)
            && (flags & END_STREAM) != 0
            && open.contains(stream)) {
          threads.execute(() -> answer(stream));
        }
        return taken < ofConnection || !open.isEmpty();
      }
    }

    /** Beyond what a connection takes it says nothing: GOAWAY has told that already. */
    private void take(int stream) throws IOException {
      if (taken == ofConnection) {
        return;
      }
      if (open.size() == atOnce) {
        write(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(REFUSED_STREAM));
        return;
      }
      open.add(stream);
      taken++;
      if (taken == ofConnection) {
        write(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(stream).putInt(0));
      }
    }

    private void answer(int stream) {
      try {
        Thread.sleep(MILLIS_TO_ANSWER);
        synchronized (this) {
          if (open.remove(stream)) {
            write(HEADERS, END_HEADERS, stream, ByteBuffer.wrap(OK));
            write(DATA, END_STREAM, stream, ByteBuffer.wrap(ANSWER));
          }
        }
      } catch (IOException disconnected) {
        // The test looks at what its clients get.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void write(int type, int flags, int stream, ByteBuffer payload)
        throws IOException {
      int size = payload.capacity();
      ByteBuffer frame = ByteBuffer.allocate(9 + size);
      frame.put((byte) (size >> 16)).putShort((short) size).put((byte) type).put((byte) flags);
      frame.putInt(stream).put(payload.array());
      out.write(frame.array());
    }
  }
}
