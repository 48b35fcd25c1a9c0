package io.lynceus.e2e.input;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** An address that wrong input names, and whether anybody has come there. */
final class Listening implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger visits = new AtomicInteger();

  Listening() throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket visitor = socket.accept()) {
        visits.addAndGet(visitor.getPort() > 0 ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  int visits() {
    return visits.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
