package io.lynceus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every way to fail through a real server: always the one shape, never a class or a trace.
 */
@SpringBootTest(
    classes = ProblemWalk.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.servlet.multipart.max-file-size=1KB",
      "spring.servlet.multipart.max-request-size=64KB"
    })
final class ProblemWalkIT {
  private static final String BOX = "{\"name\":\"a\",\"x1\":1}";

  @LocalServerPort int port;
  @Autowired MeterRegistry meters;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void tellsTheFactThatAFeatureThrew() throws Exception {
    var problem = get("/cats/tom", 404, "cat-not-found");
    assertThat(problem.path("title").asString()).isEqualTo("Cat not found");
    assertThat(problem.path("detail").asString()).isEqualTo("No cat tom");
    assertThat(problem.path("instance").asString()).isEqualTo("/cats/tom");
    assertThat(problem.has("errors")).isFalse();
  }

  @Test
  void pointsAtEachInvalidFieldOfABody() throws Exception {
    var problem = post("{\"boxes\":[" + BOX + ",{\"name\":\"\",\"x1\":-1}]}", 422, "invalid-input");
    assertThat(problem.path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/label", "/boxes/1/name", "/boxes/1/x1");
    assertThat(problem.path("detail").asString()).isEqualTo("3 inputs are not valid");
  }

  @Test
  void refusesAFieldItDoesNotKnow() throws Exception {
    var problem = post("{\"label\":\"a\",\"owner\":\"me\"}", 422, "invalid-input");
    assertError(problem, "/owner", "Unknown field");
  }

  @Test
  void namesTheExpectedFormButNoClass() throws Exception {
    assertError(
        post("{\"boxes\":[{\"name\":\"a\",\"x1\":\"wide\"}]}", 422, "invalid-input"),
        "/boxes/0/x1",
        "Expected a number");
    assertError(
        post("{\"level\":\"MIDDLE\"}", 422, "invalid-input"),
        "/level",
        "Expected one of \"LOW\", \"HIGH\"");
    assertError(post("{\"boxes\":7}", 422, "invalid-input"), "/boxes", "Expected an array");
    assertError(post("{\"label\":\"\"}", 422, "invalid-input"), "/label", "A label is not blank");
  }

  @Test
  void refusesJsonThatIsBrokenDoubledOrAbsent() throws Exception {
    var broken = post("{\"label\":", 422, "invalid-input");
    assertThat(broken.path("errors").get(0).path("detail").asString()).contains("line 1");
    post("{\"level\":\"LOW\",\"level\":\"HIGH\"}", 422, "invalid-input");
    post("{\"label\":\"a\"} {}", 422, "invalid-input");
    post("", 400, "body-missing");
  }

  @Test
  void namesTheParameterThatIsWrong() throws Exception {
    assertThat(get("/numbers?n=11", 422, "invalid-input").toString()).contains("\"n\"");
    assertError(get("/numbers?n=many", 422, "invalid-input"), "n", "Not a valid value");
    assertThat(get("/numbers", 422, "invalid-input").toString()).contains("'n'");
    assertError(get("/labels/%20", 422, "invalid-input"), "label", "A label is not blank");
  }

  @Test
  void answersWrongRoutesMethodsAndTypes() throws Exception {
    get("/nowhere", 404, "unknown-route");
    get("/error", 404, "not-found");
    var put = send(request("/drawings").method("PUT", BodyPublishers.noBody()).build());
    assertProblem(put, 405, "method-not-allowed");
    assertThat(put.headers().firstValue("Allow")).contains("POST");
    var text = request("/drawings").header("Content-Type", "text/plain");
    var plain = send(text.POST(BodyPublishers.ofString("hello")).build());
    assertThat(assertProblem(plain, 415, "unsupported-media-type").toString()).contains("json");
    var image =
        send(
            request("/drawings")
                .header("Accept", "image/png")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"label\":\"a\"}"))
                .build());
    assertProblem(image, 406, "not-acceptable");
  }

  @Test
  void answersWhatTomcatAndTheFirewallRefuse() throws Exception {
    get("/cats/%2e%2e/%2fetc", 400, "bad-request");
    get("/cats;a=b//tom", 404, "unknown-route");
  }

  /** It is counted when the answer is out. */
  @Test
  void countsWhatNoFilterHasSeen() throws Exception {
    double methods = counted("method-not-allowed");
    double heads = counted("bad-request");
    double cats = counted("cat-not-found");
    send(request("/cats/tom").method("TRACE", BodyPublishers.noBody()).build());
    try (var socket = new Socket("localhost", port)) {
      byte[] head = "GET /cats/tom HTTP/1.1\r\nHost: a b\r\n\r\n".getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(head);
      assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 400");
    }
    get("/cats/tom", 404, "cat-not-found");
    await()
        .untilAsserted(
            () -> {
              assertThat(counted("method-not-allowed")).isEqualTo(methods + 1);
              assertThat(counted("bad-request")).isEqualTo(heads + 1);
              assertThat(counted("cat-not-found")).as("the others once").isEqualTo(cats + 1);
            });
  }

  private double counted(String type) {
    return meters.find("lynceus.problems").tag("type", type).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void refusesUploadsThatAreTooLargeOrNotMultipart() throws Exception {
    assertProblem(upload("x".repeat(2000)), 413, "payload-too-large");
    assertThat(upload("x").statusCode()).isEqualTo(200);
    var odd =
        request("/uploads")
            .header("Content-Type", "multipart/form-data")
            .POST(BodyPublishers.ofString("no boundary"));
    assertProblem(send(odd.build()), 400, "invalid-multipart");
  }

  @Test
  void asksForCredentialsAndChecksRoles() throws Exception {
    var none = send(request("/private").build());
    assertProblem(none, 401, "not-authenticated");
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertProblem(
        send(request("/private").header("Authorization", basic("vera:no")).build()),
        401,
        "not-authenticated");
    get("/engine", 401, "not-authenticated");
    var vera = request("/engine").header("Authorization", basic("vera:vera"));
    assertProblem(send(vera.build()), 403, "not-permitted");
  }

  @Test
  void keepsItsSecretsWhenItBreaks() throws Exception {
    var broken = get("/broken", 500, "internal-error");
    assertThat(broken.toString()).doesNotContain("secret", "io.lynceus", "Exception");
    var database = send(request("/database").build());
    assertThat(assertProblem(database, 503, "dependency-unavailable").toString())
        .doesNotContain("10.0.0.7");
    assertThat(database.headers().firstValue("Retry-After")).contains("2");
  }

  private JsonNode get(String path, int status, String slug) throws Exception {
    return assertProblem(send(request(path).build()), status, slug);
  }

  private JsonNode post(String json, int status, String slug) throws Exception {
    var request = request("/drawings").header("Content-Type", "application/json");
    return assertProblem(send(request.POST(BodyPublishers.ofString(json)).build()), status, slug);
  }

  private HttpResponse<String> upload(String content) throws Exception {
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    var request = request("/uploads").header("Content-Type", "multipart/form-data; boundary=b");
    return send(request.POST(BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertError(JsonNode problem, String pointer, String detail) {
    var error = problem.path("errors").get(0);
    assertThat(error.path("pointer").asString()).isEqualTo(pointer);
    assertThat(error.path("detail").asString()).isEqualTo(detail);
  }

  private static JsonNode assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.body()).as(answer.toString()).startsWith("{").doesNotContain("\tat ");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:lynceus:problem:" + slug);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem;
  }
}
