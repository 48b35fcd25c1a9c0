package io.lynceus.e2e.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One connection through a {@link FaultProxy}: two pumps, and what the fault makes of them. */
final class ProxiedConnection {
  private static final Pattern REQUEST =
      Pattern.compile("(?s)(GET|HEAD|PUT|POST|DELETE) /[^\r\n]* HTTP/1\\.1\r\n.*");
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final Duration LOOK = Duration.ofMillis(5);
  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress target;
  private volatile boolean forgotten;
  private long fromClient;
  private int untilCorrupt;

  ProxiedConnection(FaultProxy proxy, Socket client, InetSocketAddress target) {
    this.proxy = proxy;
    this.client = client;
    this.target = target;
  }

  void start() {
    Thread.ofVirtual().start(this::connectAndPump);
  }

  /** Both ends see a reset, not an end. */
  void reset() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException gone) {
        // It is what we want.
      }
    }
    proxy.forget(this);
  }

  /** Both directions are over in good order: what is on its way still arrives. */
  private void end() throws IOException {
    client.close();
    server.close();
    proxy.forget(this);
  }

  private void connectAndPump() {
    try {
      client.setTcpNoDelay(true);
      server.connect(target);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(server, client, false));
      pump(client, server, true);
    } catch (IOException nobodyListens) {
      reset();
    }
  }

  /** An end in good order is passed on; the connection is over when both directions are. */
  private void pump(Socket from, Socket to, boolean isRequest) {
    byte[] bytes = new byte[16 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!carry(bytes, read, out, isRequest)) {
          return;
        }
      }
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        end();
      }
    } catch (IOException broken) {
      reset();
    }
  }

  /** False where the connection is over. */
  private boolean carry(byte[] bytes, int length, OutputStream out, boolean isRequest)
      throws IOException {
    Fault now = awaitPassage();
    if (forgotten || now instanceof Fault.Blackhole) {
      forgotten = true;
      return true;
    }
    switch (now) {
      case Fault.Latency(Duration delay) -> LockSupport.parkNanos(delay.toNanos());
      case Fault.CutAfter(long limit) when isRequest -> {
        long left = limit - fromClient;
        fromClient += length;
        if (length >= left) {
          out.write(bytes, 0, (int) Math.max(left, 0));
          out.flush();
          reset();
          return false;
        }
      }
      case Fault.Corruption(int every) when !isRequest -> corrupt(bytes, length, every);
      case Fault.Refusal(int percent) when isRequest && refuses(bytes, length, percent) -> {
        proxy.countRefused();
        client.getOutputStream().write(UNAVAILABLE);
        client.shutdownOutput();
        drainUntilClosed();
        reset();
        return false;
      }
      default -> {}
    }
    out.write(bytes, 0, length);
    return true;
  }

  private Fault awaitPassage() {
    Fault now = proxy.fault();
    while (now instanceof Fault.Partition && !client.isClosed()) {
      LockSupport.parkNanos(LOOK.toNanos());
      now = proxy.fault();
    }
    return now;
  }

  private static boolean refuses(byte[] bytes, int length, int percent) {
    return REQUEST.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1)).matches()
        && ThreadLocalRandom.current().nextInt(100) < percent;
  }

  /** Resetting at once would take the answer back from a client that is still sending. */
  private void drainUntilClosed() throws IOException {
    client.setSoTimeout((int) Duration.ofSeconds(1).toMillis());
    byte[] rest = new byte[16 << 10];
    InputStream in = client.getInputStream();
    int read = 0;
    while (read >= 0) {
      read = in.read(rest);
    }
  }

  private void corrupt(byte[] bytes, int length, int every) {
    for (int i = 0; i < length; i++) {
      untilCorrupt++;
      if (untilCorrupt == every) {
        untilCorrupt = 0;
        bytes[i] ^= 0x40;
      }
    }
  }
}
