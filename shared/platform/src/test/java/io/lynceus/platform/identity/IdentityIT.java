package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A service as its callers meet it when they do not come through the gateway. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=data-service",
      "management.endpoints.web.exposure.include=health,prometheus,env",
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
final class IdentityIT {
  private static final ServiceTokens TOKENS =
      new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC());
  private static final ProjectScope EVERYTHING = new ProjectScope.All();
  private static final ProjectScope ONLY_CELLS =
      new ProjectScope.Only(Set.of(new ProjectName("cells")));

  @TempDir static Path folder;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void keys(DynamicPropertyRegistry registry) {
    registry.add(
        "lynceus.identity.jwks-uri",
        () -> {
          try {
            return Files.writeString(folder.resolve("jwks.json"), TOKENS.jwks()).toUri();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {
    @Bean
    Projects projects() {
      return new Projects();
    }
  }

  @RestController
  static class Projects {
    @GetMapping("/api/v1/projects/{project}")
    String project(@PathVariable ProjectName project, Caller caller) {
      caller.requireProject(project);
      return caller.subject();
    }

    @PreAuthorize("hasRole('ENGINEER')")
    @GetMapping("/api/v1/runs")
    String runs() {
      return "runs";
    }
  }

  @Test
  void aTokenOfTheGatewayOpensTheDoor() throws Exception {
    var answer = get("/api/v1/projects/cells", token(Role.VIEWER, ONLY_CELLS));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ada");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void withoutATokenEverythingIs401() throws Exception {
    for (String path : new String[] {"/api/v1/projects/cells", "/nowhere", "/v3/api-docs"}) {
      problem(get(path, null), 401);
    }
  }

  @Test
  void everyBadTokenGetsTheSameAnswer() throws Exception {
    String foreign =
        new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC())
            .issue(ada(Role.ADMIN, EVERYTHING), "data-service", Duration.ofMinutes(1));
    String otherService =
        TOKENS.issue(ada(Role.ADMIN, EVERYTHING), "training-service", Duration.ofMinutes(1));
    for (String bad : new String[] {foreign, otherService, "a.b.c", "nonsense"}) {
      var answer = get("/api/v1/projects/cells", bad);
      problem(answer, 401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.body()).doesNotContainIgnoringCase("signature", "audience", "jwt");
    }
  }

  @Test
  void aRoleThatIsMissingIs403AndAdminHasThemAll() throws Exception {
    problem(get("/api/v1/runs", token(Role.VIEWER, EVERYTHING)), 403);
    problem(get("/api/v1/runs", token(Role.APPROVER, EVERYTHING)), 403);
    assertThat(get("/api/v1/runs", token(Role.ENGINEER, EVERYTHING)).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/runs", token(Role.ADMIN, EVERYTHING)).statusCode()).isEqualTo(200);
  }

  @Test
  void aProjectOutOfScopeIs404() throws Exception {
    problem(get("/api/v1/projects/weeds", token(Role.ADMIN, ONLY_CELLS)), 404);
  }

  @Test
  void healthIsOpenAndMetricsAreForThisMachine() throws Exception {
    var health = get("/actuator/health/liveness", null);
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.headers().firstValue("X-Lynceus-Version")).isPresent();
    assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(200);
    problem(send("/actuator/prometheus", null, "X-Forwarded-For", "192.0.2.1"), 401);
  }

  @Test
  void theRestOfActuatorIsNobodys() throws Exception {
    problem(get("/actuator/env", null), 401);
    problem(get("/actuator/env", token(Role.ADMIN, EVERYTHING)), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator;x/env", "/actuator/%2e%2e/actuator/env", "//actuator/env"})
  void pathsThatSlipPastRulesNameNothing(String path) throws Exception {
    problem(get(path, token(Role.ADMIN, EVERYTHING)), 404);
  }

  private static void problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status);
  }

  private static String token(Role role, ProjectScope projects) {
    return TOKENS.issue(ada(role, projects), "data-service", Duration.ofMinutes(1));
  }

  private static Caller ada(Role role, ProjectScope projects) {
    return new Caller("ada", Set.of(role), projects);
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return send(path, token, "X-Request-Id", "test");
  }

  private HttpResponse<String> send(String path, String token, String header, String value)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header(header, value);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
