package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of keys, and what a service is told of who holds one. */
final class KeyIT {
  private static Platform platform;
  private static String admin;

  @BeforeAll
  static void start() {
    platform = new Platform();
    admin = platform.adminKey();
    platform.data.answer("/api/v1/projects", 200, "{}");
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void theFirstKeyIsOneLineForItsOwnerAlone() throws IOException {
    var file = platform.state.resolve("admin-key");
    assertThat(Files.readString(file)).matches("lyn_[0-9a-z]{12}_[A-Za-z0-9_-]{43}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(claims(admin).path("roles").toString())
        .contains("admin", "engineer", "annotator", "viewer", "approver");
    assertThat(claims(admin).has("projects")).isFalse();
  }

  @Test
  void aRestartKeepsTheFirstKey() {
    try (var own = new Platform()) {
      String first = own.adminKey();
      own.stop();
      own.start();
      assertThat(own.adminKey()).isEqualTo(first);
      assertThat(own.get("/api/v1/keys", first).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aLostFirstKeyIsRenewedByWhoMayWriteTheStateFolder() throws IOException {
    try (var own = new Platform()) {
      String lost = own.adminKey();
      own.stop();
      Files.delete(own.state.resolve("admin-key"));
      own.start("lynceus.renew-admin-key=true");
      assertThat(own.adminKey()).isNotEqualTo(lost);
      assertThat(own.get("/api/v1/keys", own.adminKey()).statusCode()).isEqualTo(200);
      own.stop();
      own.start();
      assertThat(own.get("/api/v1/keys", own.adminKey()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aKeyIsDeadOnceItHasExpired() {
    JsonNode made =
        made("{\"name\": \"n\", \"roles\": [\"viewer\"], \"expires\": \"2999-01-01T00:00:00Z\"}");
    String key = made.path("key").asString();
    assertThat(platform.get("/api/v1/projects", key).statusCode()).isEqualTo(200);
    platform
        .bean(JdbcClient.class)
        .sql("update api_key set expires_at = now() where id = :id")
        .param("id", made.path("id").asString())
        .update();
    isProblem(platform.get("/api/v1/projects", key), 401, "not-authenticated");
  }

  @Test
  void aKeyIsShownOnceAndEndsWhenRevoked() {
    JsonNode made =
        made(
            """
        {"name": "camera", "roles": ["annotator"]}""");
    String key = made.path("key").asString();
    assertThat(key).startsWith(made.path("prefix").asString() + "_");
    assertThat(platform.get("/api/v1/projects", key).statusCode()).isEqualTo(200);
    assertThat(claims(key).path("roles").toString()).isEqualTo("[\"annotator\",\"viewer\"]");

    String list = platform.get("/api/v1/keys", admin).body();
    assertThat(list).contains(made.path("id").asString()).doesNotContain(key);

    String path = "/api/v1/keys/" + made.path("id").asString();
    var revoked = platform.send(Platform.withKey(platform.to(path), admin).DELETE());
    assertThat(revoked.statusCode()).isEqualTo(204);
    isProblem(platform.get("/api/v1/projects", key), 401, "not-authenticated");
    isProblem(
        platform.send(Platform.withKey(platform.to(path), admin).DELETE()), 404, "key-not-found");
  }

  @Test
  void aKeyThatExpiredBeforeItWasMadeIsRefused() {
    isProblem(
        platform.post(
            "/api/v1/keys",
            admin,
            """
            {"name": "late", "roles": ["viewer"], "expires": "2020-01-01T00:00:00Z"}"""),
        422,
        "invalid-input");
  }

  @Test
  void onlyAnAdminMakesKeys() {
    String engineer =
        key(
            """
        {"name": "engineer", "roles": ["engineer"]}""");
    isProblem(platform.get("/api/v1/keys", engineer), 403, "not-permitted");
    isProblem(platform.post("/api/v1/keys", engineer, "{}"), 403, "not-permitted");
  }

  @Test
  void aLimitedKeyTellsServicesItsProjects() {
    String limited =
        key(
            """
        {"name": "limited", "roles": ["viewer"], "projects": ["weeds", "cells"]}""");
    assertThat(claims(limited).path("projects").toString()).isEqualTo("[\"cells\",\"weeds\"]");
  }

  @Test
  void aLimitedAdminMakesNoWiderKeyAndSeesNoOther() {
    String limited =
        key(
            """
        {"name": "cells admin", "roles": ["admin"], "projects": ["cells"]}""");
    isProblem(
        platform.post(
            "/api/v1/keys",
            limited,
            """
            {"name": "wide", "roles": ["viewer"]}"""),
        422,
        "key-scope-too-wide");
    isProblem(
        platform.post(
            "/api/v1/keys",
            limited,
            """
            {"name": "wide", "roles": ["viewer"], "projects": ["weeds"]}"""),
        422,
        "key-scope-too-wide");
    var seen = json(platform.get("/api/v1/keys", limited).body());
    seen.path("items")
        .forEach(k -> assertThat(k.path("projects").toString()).isEqualTo("[\"cells\"]"));
    isProblem(
        platform.send(
            Platform.withKey(platform.to("/api/v1/keys/" + admin.substring(4, 16)), limited)
                .DELETE()),
        404,
        "key-not-found");
  }

  @Test
  void whatIsWrongWithANewKeyIsNamed() {
    for (String wrong :
        new String[] {
          "{}",
          "{\"name\": \"\", \"roles\": [\"viewer\"]}",
          "{\"name\": \"x\", \"roles\": []}",
          "{\"name\": \"x\", \"roles\": [\"king\"]}",
          "{\"name\": \"x\", \"roles\": [\"viewer\"], \"projects\": [\"../etc\"]}",
          "{\"name\": \"x\", \"roles\": [\"viewer\"], \"id\": \"mine\"}"
        }) {
      var problem = isProblem(platform.post("/api/v1/keys", admin, wrong), 422, "invalid-input");
      assertThat(problem.path("errors").isEmpty()).as(wrong).isFalse();
    }
  }

  @Test
  void keysArePaged() {
    for (int i = 0; i < 3; i++) {
      key("{\"name\": \"page " + i + "\", \"roles\": [\"viewer\"]}");
    }
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      var page = json(platform.get("/api/v1/keys?limit=2" + next, admin).body());
      page.path("items").forEach(k -> ids.add(k.path("id").asString()));
      next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
    } while (!next.isEmpty());
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
    assertThat(platform.get("/api/v1/keys?limit=0", admin).statusCode()).isEqualTo(400);
  }

  @Test
  void whatTheCallerClaimsOfItselfStaysOutside() {
    platform.send(
        Platform.withKey(platform.to("/api/v1/projects"), admin)
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "for=10.0.0.1")
            .header("X-User-Roles", "admin")
            .header("Cookie", "session=1")
            .header("X-Request-Id", "my-request")
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    var heard = platform.data.last();
    for (String name :
        List.of(
            "X-api-key",
            "X-forwarded-for",
            "X-forwarded-host",
            "Forwarded",
            "X-user-roles",
            "Cookie")) {
      assertThat(heard.header(name)).as(name).isNull();
    }
    assertThat(heard.header("X-request-id")).isEqualTo("my-request");
    assertThat(heard.header("Traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
  }

  private static JsonNode made(String body) {
    var answer = platform.post("/api/v1/keys", admin, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return json(answer.body());
  }

  private static String key(String body) {
    return made(body).path("key").asString();
  }

  /** What data-service is told of the holder of {@code key}. */
  private static JsonNode claims(String key) {
    platform.send(
        Platform.withKey(platform.to("/api/v1/projects"), key)
            .method("GET", HttpRequest.BodyPublishers.noBody()));
    String token = platform.data.last().header("Authorization").substring("Bearer ".length());
    JsonNode claims =
        json(
            new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    assertThat(claims.path("aud").asString()).isEqualTo("data-service");
    assertThat(claims.path("iss").asString()).isEqualTo("lynceus-gateway");
    return claims;
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
