package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies of any size pass in both directions, unparsed and without being kept. */
final class StreamingIT {
  private static final int MIB = 1024 * 1024;

  private static Platform platform;
  private static String key;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    platform = new Platform();
    key = platform.adminKey();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    platform.close();
  }

  @Test
  void aMultipartBodyOfManyPartsArrivesByteForByte() throws Exception {
    byte[] body = multipart(300, 25 * MIB);
    platform.data.answer("/api/v1/projects/cells/images", StreamingIT::digest);
    var answer =
        platform.send(
            Platform.withKey(platform.to("/api/v1/projects/cells/images"), key)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertThat(answer.body()).isEqualTo(hex(sha256().digest(body)) + " " + body.length);
    var heard = platform.data.last();
    assertThat(heard.header("Content-type")).isEqualTo("multipart/form-data; boundary=cut");
    assertThat(heard.header("Content-length")).isEqualTo(Integer.toString(body.length));
  }

  /** What curl calls every body that it is not told the type of. */
  @Test
  void aFormIsNotRead() throws Exception {
    byte[] body = ("{\"name\": \"cells\"}" + " ".repeat(3 * MIB)).getBytes(StandardCharsets.UTF_8);
    platform.data.answer("/api/v1/projects/form", StreamingIT::digest);
    var answer =
        platform.send(
            Platform.withKey(platform.to("/api/v1/projects/form?name=weeds"), key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertThat(answer.body()).isEqualTo(hex(sha256().digest(body)) + " " + body.length);
    assertThat(platform.data.last().uri()).isEqualTo("/api/v1/projects/form?name=weeds");
  }

  @Test
  void anUploadReachesTheServiceWhileItIsStillBeingSent() throws Exception {
    var firstMegabyte = new CountDownLatch(1);
    platform.data.answer(
        "/api/v1/projects/cells/imports",
        exchange -> {
          exchange.getRequestBody().readNBytes(MIB);
          firstMegabyte.countDown();
          digest(exchange);
        });
    var sent = new PipedOutputStream();
    var toSend = new PipedInputStream(sent, MIB);
    var answer =
        http.sendAsync(
            Platform.withKey(platform.to("/api/v1/projects/cells/imports"), key)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> toSend))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    sent.write(new byte[2 * MIB]);
    assertThat(firstMegabyte.await(10, TimeUnit.SECONDS)).isTrue();
    sent.write(new byte[MIB]);
    sent.close();
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).endsWith(" " + 2 * MIB);
    assertThat(platform.data.last().header("Transfer-encoding")).isEqualTo("chunked");
  }

  /** More bytes each way than this JVM has heap (1 GiB), the stub's included. */
  @Test
  void archivesLargerThanTheHeapPass() throws Exception {
    long bytes = 1200L * MIB;
    platform.data.answer(
        "/api/v1/projects/large/imports",
        exchange ->
            StubService.respond(
                exchange,
                200,
                "text/plain",
                Long.toString(
                    exchange
                        .getRequestBody()
                        .transferTo(java.io.OutputStream.nullOutputStream()))));
    var answer =
        platform.send(
            Platform.withKey(platform.to("/api/v1/projects/large/imports"), key)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(bytes))));
    assertThat(answer.body()).isEqualTo(Long.toString(bytes));
    platform.data.answer(
        "/api/v1/datasets/large/export",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes);
          new Zeros(bytes).transferTo(exchange.getResponseBody());
        });
    try (InputStream export = stream("/api/v1/datasets/large/export").body()) {
      assertThat(export.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(bytes);
    }
  }

  @Test
  void eventsArriveWhenTheyAreSaid() throws Exception {
    var heard = new CountDownLatch(1);
    platform.training.answer(
        "/api/v1/runs/r1/events",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          say(exchange, "data: epoch 1\n\n");
          await(heard);
          say(exchange, "data: epoch 2\n\n");
        });
    var answer = stream("/api/v1/runs/r1/events");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("data: epoch 1");
      heard.countDown();
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("data: epoch 2");
    }
  }

  @Test
  void halfAnAnswerDoesNotPassForAWholeOne() throws Exception {
    platform.data.answer(
        "/api/v1/datasets/torn/export",
        exchange -> {
          exchange.sendResponseHeaders(200, 10 * MIB);
          exchange.getResponseBody().write(new byte[MIB]);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    try (InputStream torn = stream("/api/v1/datasets/torn/export").body()) {
      assertThatThrownBy(torn::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aServiceMayRefuseBeforeTheBodyIsRead() throws Exception {
    platform.data.answer(
        "/api/v1/projects/full/images",
        exchange -> {
          byte[] problem =
              """
              {"type":"urn:lynceus:problem:storage-full","title":"t","status":507,"detail":"d"}"""
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
          exchange.sendResponseHeaders(507, problem.length);
          exchange.getResponseBody().write(problem);
        });
    isProblem(
        platform.send(
            Platform.withKey(platform.to("/api/v1/projects/full/images"), key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[16 * 1024]))),
        507,
        "storage-full");
  }

  @Test
  void theQueryAndThePathArriveAsTheyWere() {
    platform.inference.answer("/api/v1/models", 200, "{}");
    platform.get("/api/v1/models/cells/detections?alias=a%2Bb&classes=RBC&classes=W%20B", key);
    assertThat(platform.inference.last().uri())
        .isEqualTo("/api/v1/models/cells/detections?alias=a%2Bb&classes=RBC&classes=W%20B");
  }

  private static HttpResponse<InputStream> stream(String path) throws Exception {
    return http.send(
        Platform.withKey(platform.to(path), key).build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private static void digest(HttpExchange exchange) throws IOException {
    var digest = sha256();
    var buffer = new byte[64 * 1024];
    long bytes = 0;
    InputStream in = exchange.getRequestBody();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      bytes += n;
    }
    StubService.respond(exchange, 200, "text/plain", hex(digest.digest()) + " " + bytes);
  }

  private static byte[] multipart(int parts, int size) {
    var content = new byte[size / parts];
    new Random(1).nextBytes(content);
    var body = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < parts; i++) {
      body.writeBytes(
          ("--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                  + i
                  + "\"\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(content);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static void say(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** So many zeros, out of nothing. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      left -= count;
      return count;
    }
  }
}
