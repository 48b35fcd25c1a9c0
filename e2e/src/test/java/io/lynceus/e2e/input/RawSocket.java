package io.lynceus.e2e.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which anything can be said, as no client that knows HTTP would say it. */
final class RawSocket implements AutoCloseable {
  private final Socket socket;

  RawSocket(URI gateway, Duration patience) throws IOException {
    this.socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setSoTimeout((int) patience.toMillis());
  }

  /** What came back, and whether the other side has closed. */
  record Heard(String text, boolean closed) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    int answers() {
      return text.split("HTTP/1\\.1 [1-5]", -1).length - 1;
    }

    Answer answer() {
      int head = text.indexOf("\r\n\r\n");
      String body = head < 0 ? "" : text.substring(head + 4);
      boolean json = body.contains("{") && body.contains("}");
      return new Answer(
          status(),
          java.net.http.HttpHeaders.of(
              java.util.Map.of(
                  "Content-Type",
                  java.util.List.of(
                      text.contains("problem+json") ? "application/problem+json" : "")),
              (n, v) -> true),
          Bytes.of(json ? body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1) : "{}"));
    }
  }

  RawSocket say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawSocket say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Nothing more comes. */
  RawSocket end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Says the same again and again until somebody minds; how many bytes that took. */
  long insist(byte[] chunk, long most) {
    long sent = 0;
    try {
      OutputStream out = socket.getOutputStream();
      while (sent < most && socket.getInputStream().available() == 0) {
        out.write(chunk);
        sent += chunk.length;
      }
    } catch (IOException gone) {
      return sent;
    }
    return sent;
  }

  /** All that is heard until the other side closes, or is quiet for as long as we wait. */
  Heard hear() throws IOException {
    var text = new StringBuilder();
    var buffer = new byte[8192];
    InputStream in = socket.getInputStream();
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
      return new Heard(text.toString(), true);
    } catch (SocketTimeoutException quiet) {
      return new Heard(text.toString(), false);
    } catch (SocketException reset) {
      return new Heard(text.toString(), true);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
