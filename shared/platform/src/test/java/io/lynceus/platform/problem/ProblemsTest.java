package io.lynceus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer itself, the same from a controller and from a filter. */
final class ProblemsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Problems problems = new Problems(meters);
  private final MockHttpServletRequest request =
      new MockHttpServletRequest("POST", "/api/v1/projects");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void isWrittenAsTheGoldenText() throws IOException {
    request.setAttribute(Problems.TRACE_ID, "4bf92f35");
    problems.write(
        RequestProblem.invalid(List.of(new InvalidField("/name", "must be lower case"))),
        request,
        response);
    assertThat(response.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"urn:lynceus:problem:invalid-input\",\"title\":\"Invalid input\",\"status\":422,"
                + "\"detail\":\"One input is not valid\",\"instance\":\"/api/v1/projects\","
                + "\"traceId\":\"4bf92f35\","
                + "\"errors\":[{\"pointer\":\"/name\",\"detail\":\"must be lower case\"}]}");
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
  }

  @Test
  void leavesOutWhatThereIsNot() throws IOException {
    problems.write(new RequestProblem("gone", HttpStatus.GONE, "It is gone"), request, response);
    JsonNode body = new JsonMapper().readTree(response.getContentAsByteArray());
    assertThat(body.propertyNames())
        .containsExactly("type", "title", "status", "detail", "instance");
  }

  @Test
  void aControllersAnswerIsTheSameWithItsHeaders() {
    var answer = problems.answer(RequestProblem.unavailable("The database"), request);
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer.getBody().type()).hasToString("urn:lynceus:problem:dependency-unavailable");
    assertThat(answer.getBody().instance()).isEqualTo("/api/v1/projects");
  }

  @Test
  void anUnexpectedFaultTellsTheClientNothing() {
    var answer = problems.answer(new IllegalStateException("password=secret"), request);
    assertThat(answer.getStatusCode().value()).isEqualTo(500);
    assertThat(new JsonMapper().writeValueAsString(answer.getBody())).doesNotContain("secret");
  }

  @Test
  void eachIsCountedByItsType() throws IOException {
    problems.answer(RequestProblem.unavailable("The database"), request);
    problems.write(RequestProblem.unavailable("The queue"), request, response);
    problems.answer(new RequestProblem("gone", HttpStatus.GONE, "It is gone"), request);
    assertThat(counted("dependency-unavailable")).isEqualTo(2);
    assertThat(counted("gone")).isEqualTo(1);
  }

  private double counted(String type) {
    return meters.get("lynceus.problems").tag("type", type).counter().count();
  }
}
