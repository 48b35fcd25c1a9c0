package io.lynceus.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.PlatformUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Requests that are sent again. */
final class IdempotencyIT {
  private static ConfigurableApplicationContext service;
  private static Counters counters;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service = PlatformUnderTest.start("platform_idempotency", Counters.class);
    counters = service.getBean(Counters.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void givesTheSameAnswerWithoutDoingTheWorkAgain() throws Exception {
    int before = counters.done.get();
    var first = post("same", "{\"name\":\"a\"}");
    var second = post("same", "{ \"name\" : \"a\" }");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
    assertThat(counters.done.get() - before).isEqualTo(1);
  }

  @Test
  void doesTheWorkForEachRequestWithoutAKeyAndForEachKey() throws Exception {
    int before = counters.done.get();
    post(null, "{\"name\":\"a\"}");
    post(null, "{\"name\":\"a\"}");
    post("one", "{\"name\":\"a\"}");
    post("two", "{\"name\":\"a\"}");
    assertThat(counters.done.get() - before).isEqualTo(4);
  }

  @Test
  void refusesAKeyWithAnotherBodyOrOfAnotherForm() throws Exception {
    post("reused", "{\"name\":\"a\"}");
    assertProblem(post("reused", "{\"name\":\"b\"}"), 422, "idempotency-key-reused");
    assertProblem(post("x".repeat(300), "{\"name\":\"a\"}"), 400, "idempotency-key-malformed");
    assertProblem(post("", "{\"name\":\"a\"}"), 400, "idempotency-key-malformed");
    assertProblem(post("a b", "{\"name\":\"a\"}"), 400, "idempotency-key-malformed");
  }

  @Test
  void leavesNothingOfAFailureAndTheKeyFree() throws Exception {
    int rows = counters.rows();
    assertProblem(post("broken", "{\"name\":\"a\",\"fail\":true}"), 500, "internal-error");
    assertThat(counters.rows()).isEqualTo(rows);
    assertThat(post("broken", "{\"name\":\"a\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void refusesWhileTheFirstIsStillRunning() throws Exception {
    var first =
        http.sendAsync(request("slow", "{\"name\":\"a\",\"pause\":true}"), BodyHandlers.ofString());
    assertThat(counters.begun.await(30, TimeUnit.SECONDS)).isTrue();
    var second = post("slow", "{\"name\":\"a\",\"pause\":true}");
    counters.goOn.countDown();
    assertProblem(second, 409, "request-in-flight");
    assertThat(header(second, "Retry-After")).isEqualTo("1");
    assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> post(String key, String body) throws Exception {
    return http.send(request(key, body), BodyHandlers.ofString());
  }

  private static HttpRequest request(String key, String body) {
    var port = service.getEnvironment().getProperty("local.server.port");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/counters"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace("}", defaults(body) + "}")));
    return (key == null ? request : request.header("Idempotency-Key", key)).build();
  }

  /** What the body does not say: a missing boolean is refused. */
  private static String defaults(String body) {
    return (body.contains("fail") ? "" : ",\"fail\":false")
        + (body.contains("pause") ? "" : ",\"pause\":false");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("urn:lynceus:problem:" + slug);
  }
}
