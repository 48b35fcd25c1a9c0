package io.lynceus.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where a server listens: a host of this machine and a port, of which 0 means a free one. */
public record Address(String host, int port) {
  public Address {
    if (host.isBlank()) {
      throw new IllegalArgumentException("an address needs a host");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /** This address, or for port 0 one with a port that was free a moment ago. */
  public Address resolved() {
    return port == 0 ? new Address(host, freePort(host)) : this;
  }

  public boolean taken() {
    try (var socket = new ServerSocket()) {
      // Java sets SO_REUSEADDR here on Linux: connections in TIME_WAIT do not count as taken.
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return false;
    } catch (IOException inUse) {
      return true;
    }
  }

  /** The sentence that says so, and by which variable to choose another. */
  public String inUse(String variable) {
    return "%s is in use; set %s to another port (0 takes a free one)".formatted(this, variable);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  private static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + host, e);
    }
  }
}
