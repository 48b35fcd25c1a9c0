package io.lynceus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees: the state, the pages, and the document of all services. */
final class StatusIT {
  private static Platform platform;

  @BeforeAll
  static void start() {
    platform = new Platform();
    platform.data.answer(
        "/actuator/health/readiness",
        exchange -> {
          exchange.getResponseHeaders().set("X-Lynceus-Version", "0.1.0");
          StubService.respond(exchange, 200, "application/json", "{\"status\":\"UP\"}");
        });
    platform.training.answer("/actuator/health/readiness", 503, "{\"status\":\"OUT_OF_SERVICE\"}");
    platform.inference.answer("/actuator/health/readiness", 200, "{}");
    platform.inference.answer(
        "/api/v1/models",
        200,
        """
        {"items":[{"model":"cells","project":"cells","latest":"3","aliases":[
        {"alias":"production","version":"3","revision":2,"since":"2026-11-21T12:00:00Z"},
        {"alias":"previous","version":"2","revision":1,"since":"2026-11-21T12:00:00Z"}]}],"next":null}""");
    platform.data.answer(
        "/v3/api-docs",
        200,
        """
        {"paths":{"/api/v1/projects":{"post":{"summary":"Create","requestBody":{"content":
        {"application/json":{"schema":{"$ref":"#/components/schemas/Project"}}}},
        "responses":{"201":{"description":"ok"}}}}},
        "components":{"schemas":{"Project":{"type":"object"}}}}""");
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void servicesAreForEverybodyAndModelsForCallers() {
    JsonNode open = json(platform.get("/api/v1/status", null).body());
    assertThat(open.path("services").toString())
        .contains("{\"name\":\"data-service\",\"ready\":true,\"version\":\"0.1.0\"}")
        .contains("{\"name\":\"training-service\",\"ready\":false")
        .contains("{\"name\":\"inference-service\",\"ready\":true")
        .contains("{\"name\":\"gateway\",\"ready\":true");
    assertThat(open.path("models")).isEmpty();
    JsonNode known = json(platform.get("/api/v1/status", platform.adminKey()).body());
    assertThat(known.path("models").toString())
        .contains("{\"model\":\"cells\",\"alias\":\"production\",\"version\":\"3\"}")
        .contains("{\"model\":\"cells\",\"alias\":\"previous\",\"version\":\"2\"}");
  }

  @Test
  void oneDocumentHoldsAllServicesWithExamples() {
    JsonNode document = json(platform.get("/api/v1/openapi.json", null).body());
    JsonNode create = document.at("/paths/~1api~1v1~1projects/post");
    assertThat(create.path("summary").asString()).isEqualTo("Create");
    assertThat(create.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Project");
    assertThat(create.at("/requestBody/content/application~1json/example/name").asString())
        .isEqualTo("cells");
    assertThat(document.at("/components/responses/Problem").isMissingNode()).isFalse();
    assertThat(document.at("/paths/~1api~1v1~1keys/post").isMissingNode()).isFalse();
    assertThat(document.path("x-missing").toString())
        .isEqualTo("[\"training-service\",\"inference-service\"]");
  }

  @Test
  void pagesRunNoScriptButOurFiles() {
    for (String page : new String[] {"/", "/docs"}) {
      var answer = platform.get(page, null);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.body())
          .doesNotContainPattern("<script(?![^>]*src=)|style=|onclick|http://|https://");
    }
    for (String file : new String[] {"/lynceus.css", "/status.js", "/docs.js", "/eye.svg"}) {
      assertThat(platform.get(file, null).statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
