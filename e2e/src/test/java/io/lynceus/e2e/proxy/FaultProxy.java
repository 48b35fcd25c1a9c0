package io.lynceus.e2e.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on the loopback address with a {@link Fault} that can be changed at any time: it
 * holds for the connections that are there as well as for new ones. One thread for each direction
 * of each connection, virtual ones.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 128;
  private final InetSocketAddress target;
  private final InetSocketAddress address;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Fault fault = new Fault.None();
  private volatile boolean closed;
  private ServerSocket listener;
  private Thread acceptor;

  private FaultProxy(InetSocketAddress target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
    this.acceptor = acceptFrom(listener);
  }

  /** Listens on a free port; whoever listens at the target may come later. */
  public static FaultProxy to(String host, int port) {
    try {
      var listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      return new FaultProxy(new InetSocketAddress(host, port), listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return address.getPort();
  }

  /** {@code host:port}, to be written where the target's was. */
  public String hostAndPort() {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** The target, as {@code host:port}. */
  public String target() {
    return target.getHostString() + ":" + target.getPort();
  }

  /** From now on. */
  public synchronized void set(Fault next) {
    try {
      boolean wasDown = fault instanceof Fault.Down;
      fault = next;
      if (next instanceof Fault.Down) {
        listener.close();
        acceptor.join(); // The port is free when nobody waits at it any more.
      } else if (wasDown) {
        listener = listenAgain();
        acceptor = acceptFrom(listener);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (next instanceof Fault.Down || next instanceof Fault.Reset) {
      connections.forEach(ProxiedConnection::reset);
    }
  }

  public void heal() {
    set(new Fault.None());
  }

  Fault fault() {
    return fault;
  }

  /** How many connections stand. */
  public int open() {
    return connections.size();
  }

  /** How many requests were answered here, by {@link Fault.Refusal}. */
  public int refused() {
    return refused.get();
  }

  void countRefused() {
    refused.incrementAndGet();
  }

  void forget(ProxiedConnection connection) {
    connections.remove(connection);
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(ProxiedConnection::reset);
  }

  private ServerSocket listenAgain() throws IOException {
    var again = new ServerSocket();
    again.setReuseAddress(true);
    again.bind(address, BACKLOG);
    return again;
  }

  private Thread acceptFrom(ServerSocket from) {
    return Thread.ofVirtual()
        .name("proxy of " + target())
        .start(
            () -> {
              while (!closed && !from.isClosed()) {
                try {
                  take(from.accept());
                } catch (IOException over) {
                  // Closed, or this one connection broke: the loop's condition tells.
                }
              }
            });
  }

  private void take(Socket client) throws IOException {
    if (fault instanceof Fault.Reset || fault instanceof Fault.Down) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    var connection = new ProxiedConnection(this, client, target);
    connections.add(connection);
    connection.start();
  }
}
