package io.lynceus.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.platform.PlatformUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** How a service behaves that says nothing about itself. */
@ExtendWith(OutputCaptureExtension.class)
final class ServiceIT {
  private static ConfigurableApplicationContext service;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Where a thread runs, and a failure that is logged. */
  @RestController
  static final class Probe {
    @GetMapping("/thread")
    boolean isVirtual() {
      return Thread.currentThread().isVirtual();
    }

    @SuppressWarnings("DoNotCallSuggester") // It is what it is for.
    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("broken\n{\"forged\": \"line\"}");
    }
  }

  @BeforeAll
  static void start() {
    service = PlatformUnderTest.start("platform_service", Probe.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void isLiveAndReadyAndNamesItsParts() throws Exception {
    assertThat(get("/actuator/health/liveness").body()).contains("\"UP\"");
    assertThat(get("/actuator/health/readiness").body()).contains("\"db\"").contains("\"UP\"");
    var health = get("/actuator/health");
    assertThat(health.body())
        .contains("db", "events", "objectStore")
        .doesNotContain("jdbc", "http:");
  }

  @Test
  void givesMetricsAndNothingElseAway() throws Exception {
    assertThat(get("/actuator/prometheus").body())
        .contains("lynceus_outbox_pending", "lynceus_outbox_age_seconds", "jvm_memory_used_bytes");
    for (var closed : new String[] {"env", "heapdump", "loggers", "beans", "configprops"}) {
      assertThat(get("/actuator/" + closed).statusCode()).as(closed).isEqualTo(404);
    }
  }

  @Test
  void answersOnVirtualThreads() throws Exception {
    assertThat(get("/thread").body()).isEqualTo("true");
  }

  @Test
  void namesEachRequestOnceInTheAnswerTheLogAndTheProblem(CapturedOutput output) throws Exception {
    var request = request("/broken").header("X-Request-Id", "order-7");
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("order-7");
    var trace = JsonMapper.shared().readTree(answer.body()).path("traceId").asString();
    assertThat(trace).hasSize(32);
    var line = output.getOut().lines().filter(l -> l.contains("order-7")).findFirst().orElseThrow();
    var logged = JsonMapper.shared().readTree(line);
    assertThat(logged.findValue("requestId").asString()).isEqualTo("order-7");
    assertThat(line).contains(trace);
    assertThat(output.getOut().lines()).noneMatch(l -> l.startsWith("{\"forged\""));
  }

  @Test
  void continuesTheTraceOfItsCallerAndRefusesIdsThatForgeLines() throws Exception {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var request =
        request("/broken")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .header("X-Request-Id", "a b ${jndi:ldap://x}");
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.body()).contains(trace);
    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    var port = service.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
