package io.lynceus.e2e.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault, against a server that says what it hears. */
final class FaultProxyTest {
  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void listen() throws IOException {
    echo = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answerAll);
    proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void carriesBothDirectionsAndTheEnd() throws IOException {
    try (Socket client = connect()) {
      say(client, "hello");
      client.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("hello");
    }
  }

  @Test
  void refusesWhileDownAndCarriesAgainOnTheSamePort() throws IOException {
    try (Socket before = connect()) {
      say(before, "a");
      assertThat(hear(before, 1)).isEqualTo("a");
      proxy.set(new Fault.Down());
      assertThatThrownBy(() -> hear(before, 1)).isInstanceOf(SocketException.class);
      assertThatThrownBy(this::connect).isInstanceOf(SocketException.class);
    }
    proxy.heal();
    try (Socket after = connect()) {
      say(after, "b");
      assertThat(hear(after, 1)).isEqualTo("b");
    }
  }

  @Test
  void resetsWhoComes() throws IOException {
    proxy.set(new Fault.Reset());
    try (Socket client = connect()) {
      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void delaysEachDirection() throws IOException {
    proxy.set(new Fault.Latency(Duration.ofMillis(60)));
    try (Socket client = connect()) {
      long start = System.nanoTime();
      say(client, "late");
      assertThat(hear(client, 4)).isEqualTo("late");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(110));
    }
  }

  @Test
  void keepsWhatWasSentDuringAPartition() throws IOException {
    try (Socket client = connect()) {
      proxy.set(new Fault.Partition());
      say(client, "kept");
      client.setSoTimeout(50);
      assertThatThrownBy(() -> hear(client, 4)).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      client.setSoTimeout(5_000);
      assertThat(hear(client, 4)).isEqualTo("kept");
    }
  }

  @Test
  void forgetsConnectionsOfABlackholeForGood() throws IOException {
    try (Socket client = connect()) {
      proxy.set(new Fault.Blackhole());
      say(client, "lost");
      client.setSoTimeout(50);
      assertThatThrownBy(() -> hear(client, 4)).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      say(client, "more");
      assertThatThrownBy(() -> hear(client, 4)).isInstanceOf(SocketTimeoutException.class);
    }
    try (Socket fresh = connect()) {
      say(fresh, "new");
      assertThat(hear(fresh, 3)).isEqualTo("new");
    }
  }

  @Test
  void cutsAfterSoManyBytes() throws IOException {
    proxy.set(new Fault.CutAfter(3));
    try (Socket client = connect()) {
      say(client, "abcdef");
      assertThatThrownBy(() -> client.getInputStream().readNBytes(6))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void changesOneByteInSoMany() throws IOException {
    proxy.set(new Fault.Corruption(4));
    try (Socket client = connect()) {
      say(client, "aaaaaaaa");
      assertThat(hear(client, 8)).isEqualTo("aaa!aaa!");
    }
  }

  @Test
  void answersHttpRequestsItself() throws IOException {
    proxy.set(new Fault.Refusal(100));
    try (Socket client = connect()) {
      say(client, "PUT /bucket/key HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(hear(client, 12)).isEqualTo("HTTP/1.1 503");
    }
    assertThat(proxy.refused()).isEqualTo(1);
    try (Socket other = connect()) {
      say(other, "no request");
      assertThat(hear(other, 10)).isEqualTo("no request");
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int bytes) throws IOException {
    byte[] heard = socket.getInputStream().readNBytes(bytes);
    if (heard.length < bytes) {
      throw new SocketException("ended after " + heard.length);
    }
    return new String(heard, StandardCharsets.US_ASCII);
  }

  private void answerAll() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException over) {
        return;
      }
    }
  }

  private static void answer(Socket socket) {
    try (socket;
        InputStream in = socket.getInputStream()) {
      in.transferTo(socket.getOutputStream());
    } catch (IOException gone) {
      // The client is.
    }
  }
}
