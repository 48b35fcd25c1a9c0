package io.lynceus.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.PlatformUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

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

  @Test
  void aKeyBelongsToItsCallerAndItsPath() {
    assertThat(done("mine", "ada", "/counters")).isTrue();
    assertThat(done("mine", "ada", "/counters")).isFalse();
    assertThat(done("mine", "bob", "/counters")).isTrue();
    assertThat(done("mine", "ada", "/others")).isTrue();
    assertThat(done("mine", null, "/counters")).isTrue();
  }

  /** Whether the work was done, and not an earlier answer given again. */
  private static boolean done(String key, @Nullable String caller, String path) {
    var request = new MockHttpServletRequest("POST", path);
    request.addHeader("Idempotency-Key", key);
    request.setUserPrincipal(caller == null ? null : () -> caller);
    var worked = new AtomicBoolean();
    service
        .getBean(Idempotency.class)
        .once(
            request,
            "body",
            String.class,
            () -> {
              worked.set(true);
              return ResponseEntity.ok("done");
            });
    return worked.get();
  }

  /** So long ago that no answer of another test is older. */
  @Test
  void anAnswerIsForgottenAfterADay() {
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    var answer = new IdempotentAnswers.Answer("print", 201, "{}", "{\"a\":1}");
    answersAt(then).add("old", answer);
    Instant almost = then.plus(Duration.ofHours(24)).minusMillis(1);
    answersAt(almost).forgetOldOnes();
    assertThat(answersAt(almost).find("old")).contains(answer);
    Instant later = then.plus(Duration.ofHours(24));
    assertThat(answersAt(later).find("old")).isEmpty();
    answersAt(later).forgetOldOnes();
    assertThat(answersAt(then).find("old")).isEmpty();
  }

  private static IdempotentAnswers answersAt(Instant now) {
    return new IdempotentAnswers(
        service.getBean(DataSource.class), Clock.fixed(now, ZoneOffset.UTC));
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
