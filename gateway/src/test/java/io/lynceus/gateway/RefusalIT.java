package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to be refused ends in a problem. */
final class RefusalIT {
  private static Platform platform;
  private static String key;

  @BeforeAll
  static void start() {
    platform =
        new Platform("lynceus.route.largest-body=100KB", "lynceus.route.largest-upload=200KB");
    key = platform.adminKey();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void unknownRoutesAreNotFound() {
    isProblem(platform.get("/nowhere", null), 404, "unknown-route");
    isProblem(platform.get("/api/v1/nowhere", key), 404, "unknown-route");
    isProblem(platform.get("/api/v2/projects", key), 404, "unknown-route");
  }

  @Test
  void nobodyAndWrongCredentialsAreUnauthorised() {
    for (String wrong : new String[] {null, "", "lyn_x", "lyn_000000000000_" + "A".repeat(43)}) {
      var answer = platform.get("/api/v1/projects", wrong);
      isProblem(answer, 401, "not-authenticated");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(platform.data.heard)
        .noneMatch(heard -> heard.method().equals("GET") && heard.uri().equals("/api/v1/projects"));
  }

  @Test
  void aRefusalOfTheServicePassesThrough() {
    platform.data.answer(
        "/api/v1/projects/forbidden",
        exchange ->
            StubService.respond(
                exchange,
                403,
                "application/problem+json",
                """
                {"type":"urn:lynceus:problem:not-permitted","title":"x","status":403,"detail":"y"}"""));
    isProblem(platform.get("/api/v1/projects/forbidden", key), 403, "not-permitted");
  }

  @Test
  void tooLargeIsSaidBeforeAndWhileReading() {
    var announced =
        Platform.withKey(platform.to("/api/v1/projects"), key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[101 * 1024]));
    isProblem(platform.send(announced), 413, "payload-too-large");
    var chunked =
        Platform.withKey(platform.to("/api/v1/projects/cells/images"), key)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[220 * 1024])));
    isProblem(platform.send(chunked), 413, "payload-too-large");
  }

  /** A client that sends on while it is refused still hears why. */
  @Test
  void tooLargeIsHeardByWhoSendsMuchMore() {
    var much =
        Platform.withKey(platform.to("/api/v1/projects"), key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]));
    isProblem(platform.send(much), 413, "payload-too-large");
  }

  @Test
  void aBodyThatStopsIsCutShort() throws IOException {
    String head =
        "POST /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
            + key
            + "\r\nContent-Length: 1000\r\n\r\nonly this";
    assertThat(raw(head, true)).startsWith("HTTP/1.1 408").contains("body-cut-short");
  }

  @Test
  void aServiceThatIsDownIsUnavailableAndThenRests() {
    try (var own = new Platform("lynceus.route.training=http://127.0.0.1:9")) {
      long start = System.nanoTime();
      var answer = own.get("/api/v1/runs", own.adminKey());
      isProblem(answer, 503, "service-unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      for (int i = 0; i < 10; i++) {
        own.get("/api/v1/runs", own.adminKey());
      }
      var resting = own.get("/api/v1/runs", own.adminKey());
      isProblem(resting, 503, "service-resting");
      assertThat(resting.headers().firstValue("Retry-After")).contains("5");
      own.data.answer("/api/v1/projects", 200, "{}");
      assertThat(own.get("/api/v1/projects", own.adminKey()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServiceThatStaysSilentIsTimedOut() {
    platform.training.answer("/api/v1/runs/silent", RefusalIT::untilGone);
    long start = System.nanoTime();
    isProblem(platform.get("/api/v1/runs/silent", key), 504, "service-timed-out");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
  }

  @Test
  void aServiceThatHangsUpIsUnavailable() {
    platform.training.answer("/api/v1/runs/gone", com.sun.net.httpserver.HttpExchange::close);
    isProblem(platform.get("/api/v1/runs/gone", key), 503, "service-unavailable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/actuator/gateway/routes",
        "/actuator;x/env",
        "/actuator/health;x/../env",
        "/%61ctuator/env",
        "/%61ctuator/prometheus/",
        "/actuator/../actuator/env",
        "/actuator%2fenv",
        "/v3/api-docs"
      })
  void theActuatorIsNotHere(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", false);
    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*application/problem\\+json.*");
  }

  @Test
  void healthIsOpenAndMetricsAreForThisMachine() {
    assertThat(platform.get("/actuator/health", null).body())
        .contains("\"status\":\"UP\"")
        .doesNotContain("db");
    assertThat(platform.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    assertThat(platform.get("/actuator/prometheus", null).body())
        .contains("lynceus_gateway_breaker_open{route=\"detection\"} 0.0");
    isProblem(
        platform.send(platform.to("/actuator/prometheus").header("X-Forwarded-For", "192.0.2.1")),
        404,
        "unknown-route");
    isProblem(platform.post("/actuator/shutdown", null, "{}"), 404, "unknown-route");
  }

  @Test
  void methodsThatWeDoNotHaveAreNotAllowed() throws IOException {
    assertThat(raw("TRACE /api/v1/projects HTTP/1.1\r\nHost: localhost\r\n\r\n", false))
        .startsWith("HTTP/1.1 405")
        .contains("application/problem+json");
    var answer =
        platform.send(
            Platform.withKey(platform.to("/api/v1/keys"), key)
                .PUT(HttpRequest.BodyPublishers.ofString("{}")));
    isProblem(answer, 405, "method-not-allowed");
  }

  @Test
  void anotherHostIsNotUs() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", false))
        .startsWith("HTTP/1.1 400")
        .contains("unknown-host");
    assertThat(raw("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", false)).startsWith("HTTP/1.1 400");
  }

  @Test
  void twoLengthsAreOneTooMany() throws IOException {
    String smuggled =
        "POST /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
            + key
            + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\nGET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answer = raw(smuggled, false);
    assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
  }

  @Test
  void pagesOfOtherOriginsGetNoPermission() {
    HttpResponse<String> answer =
        platform.send(
            Platform.withKey(platform.to("/api/v1/status"), key)
                .header("Origin", "https://evil.example"));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static void untilGone(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    // The gateway closes its side when it gives up; until then nothing is answered.
    exchange.getRequestBody().readAllBytes();
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
  }

  /** Everything that comes back for these bytes, until the gateway closes or says no more. */
  private static String raw(String request, boolean endOfInput) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), platform.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      if (endOfInput) {
        socket.shutdownOutput();
      }
      return readUntilQuiet(socket.getInputStream());
    }
  }

  private static String readUntilQuiet(InputStream in) throws IOException {
    var seen = new StringBuilder();
    var buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        if (seen.indexOf("}") >= 0) {
          break;
        }
      }
    } catch (java.net.SocketTimeoutException quiet) {
      return seen.toString();
    }
    return seen.toString();
  }
}
