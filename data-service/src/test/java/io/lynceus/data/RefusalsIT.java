package io.lynceus.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer.Answer;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Every refusal is problem+json with a type that stays, and says what was wrong and nothing more.
 */
final class RefusalsIT {
  private static final String NOBODY = "0".repeat(64);

  private final DataServer server = DataServer.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/projects/nowhere | 404 | project-not-found",
        "/api/v1/projects/NOT-A-NAME | 422 | invalid-input",
        "/api/v1/projects/nowhere/images | 404 | project-not-found",
        "/api/v1/projects/nowhere/datasets | 404 | project-not-found",
        "/api/v1/projects/nowhere/images/NOBODY/annotation | 404 | image-not-found",
        "/api/v1/images/NOBODY | 404 | image-not-found",
        "/api/v1/images/NOBODY/content | 404 | image-not-found",
        "/api/v1/images/NOBODY/thumbnail | 404 | image-not-found",
        "/api/v1/images/abc | 422 | invalid-input",
        "/api/v1/datasets/NOBODY | 404 | dataset-version-not-found",
        "/api/v1/datasets/NOBODY/manifest | 404 | dataset-version-not-found",
        "/api/v1/datasets/NOBODY/validation | 404 | dataset-version-not-found",
        "/api/v1/datasets/NOBODY/diff/NOBODY | 404 | dataset-version-not-found",
        "/api/v1/datasets/NOBODY/export?format=yolo | 404 | dataset-version-not-found",
        "/api/v1/datasets/NOBODY/export | 422 | invalid-input",
        "/api/v1/datasets/latest | 422 | invalid-input",
        "/api/v1/imports/00000000-0000-0000-0000-000000000000 | 404 | import-not-found",
        "/api/v1/imports/7 | 422 | invalid-input",
        "/api/v1/projects?limit=0 | 400 | invalid-paging",
        "/api/v1/projects?limit=-1 | 400 | invalid-paging",
        "/api/v1/projects?limit=1001 | 400 | invalid-paging",
        "/api/v1/projects?limit=many | 400 | invalid-paging",
        "/api/v1/projects?cursor=e30 | 400 | invalid-paging",
        "/api/v1/nothing | 404 | unknown-route"
      })
  void whatIsAskedForIsNotThereOrNotPossible(String path, int status, String slug) {
    assertClean(server.get(path.replace("NOBODY", NOBODY)).isProblem(status, slug), path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v1/projects | {\"name\": | 422 | invalid-input",
        "POST | /api/v1/projects | [] | 422 | invalid-input",
        "POST | /api/v1/projects | {\"name\":\"twice\",\"name\":\"b\",\"classes\":[\"a\"]} | 422 | invalid-input",
        "POST | /api/v1/projects | {\"name\":7,\"classes\":[\"a\"]} | 422 | invalid-input",
        "POST | /api/v1/projects | {\"name\":\"x-y\",\"classes\":[[\"a\"]]} | 422 | invalid-input",
        "PATCH | /api/v1/projects/nowhere | {\"classes\":[\"a\"]} | 404 | project-not-found",
        "PATCH | /api/v1/projects/nowhere | {\"classes\":[]} | 422 | invalid-input",
        "DELETE | /api/v1/projects/nowhere | {} | 404 | project-not-found",
        "DELETE | /api/v1/projects/nowhere/images/NOBODY | {} | 404 | image-not-found",
        "POST | /api/v1/projects/nowhere/datasets | {} | 404 | project-not-found",
        "POST | /api/v1/projects/nowhere/datasets | {\"seed\":\"1\"} | 422 | invalid-input",
        "POST | /api/v1/projects/nowhere/datasets | {\"ratios\":[1e309,0,0,0]} | 422 | invalid-input",
        "PUT | /api/v1/projects/nowhere/images/NOBODY/annotation | {\"boxes\":[]} | 404 | image-not-found",
        "PUT | /api/v1/projects | {} | 405 | method-not-allowed",
        "DELETE | /api/v1/datasets/NOBODY | {} | 405 | method-not-allowed",
        "POST | /api/v1/projects/nowhere/imports | {} | 415 | unsupported-media-type"
      })
  void whatIsSentCannotBeTaken(String method, String path, String body, int status, String slug) {
    Answer answer = server.send(method, path.replace("NOBODY", NOBODY), body);
    assertClean(answer.isProblem(status, slug), path);
  }

  @Test
  void pointsAtEveryFieldThatIsWrong() {
    JsonNode problem =
        server
            .send(
                "POST", "/api/v1/projects", "{\"name\":\"fields\",\"classes\":[\"a\",null,\"a\"]}")
            .isProblem(422, "invalid-input")
            .json();
    assertThat(problem.path("errors").findValuesAsString("pointer"))
        .isNotEmpty()
        .allMatch(pointer -> pointer.startsWith("/classes"));
    JsonNode unknown =
        server
            .send(
                "POST",
                "/api/v1/projects",
                "{\"name\":\"fields\",\"classes\":[\"a\"],\"createdBy\":\"me\"}")
            .isProblem(422, "invalid-input")
            .json();
    assertThat(unknown.at("/errors/0/pointer").asString()).isEqualTo("/createdBy");
  }

  @Test
  void aRevisionThatWasNotReadIsNamed() {
    server.project("refused-revision", "a");
    String path = "/api/v1/projects/refused-revision";
    String body = "{\"classes\":[\"b\"]}";
    assertClean(server.send("PATCH", path, body).isProblem(428, "precondition-missing"), path);
    Answer stale = server.send("PATCH", path, body, "If-Match", "\"99\"");
    assertClean(stale.isProblem(412, "precondition-failed"), path);
    assertThat(stale.json().path("detail").asString()).contains("\"99\"", "\"1\"");
  }

  @Test
  void aRoleThatMayNotIsToldSo() {
    server.project("roles", "a");
    String viewer = server.token(Role.VIEWER, new ProjectScope.All());
    String annotator = server.token(Role.ANNOTATOR, new ProjectScope.All());
    String project = "/api/v1/projects/roles";
    String body = "{\"name\":\"of-a-viewer\",\"classes\":[\"a\"]}";
    assertForbidden(server.sendAs(viewer, "POST", "/api/v1/projects", body));
    assertForbidden(server.sendAs(annotator, "PATCH", project, "{\"classes\":[\"b\"]}"));
    assertForbidden(server.sendAs(annotator, "DELETE", project, ""));
    assertForbidden(server.sendAs(annotator, "DELETE", project + "/images/" + NOBODY, ""));
    assertForbidden(server.sendAs(annotator, "POST", project + "/datasets", "{}"));
    assertForbidden(
        server.sendAs(
            viewer, "PUT", project + "/images/" + NOBODY + "/annotation", "{\"boxes\":[]}"));
    assertThat(server.getAs(viewer, project).status()).isEqualTo(200);
    assertThat(server.get(project).json().path("classes").toString()).isEqualTo("[\"a\"]");
  }

  @Test
  void whoShowsNoTokenIsNobody() {
    for (String path : new String[] {"/api/v1/projects", "/api/v1/images/" + NOBODY, "/nowhere"}) {
      Answer answer = server.getAs("none", path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Content-Type")).contains("problem+json");
    }
  }

  @Test
  void aPictureThatIsNoneSaysWhatIsAccepted() {
    server.project("media", "a");
    for (String head :
        new String[] {"GIF89a", "%PDF-1.7", "II*\0", "8BPS\0\1", "<svg/>", "\0asm"}) {
      byte[] file = (head + "x".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);
      Answer answer =
          server
              .upload("/api/v1/projects/media/images", "files", Map.of("x", file))
              .isProblem(415, "picture-unsupported");
      assertThat(answer.json().path("detail").asString()).contains("JPEG, PNG, WebP and BMP");
    }
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).contains("problem+json");
  }

  private static void assertClean(Answer answer, String path) {
    JsonNode problem = answer.json();
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.path("instance").asString()).startsWith("/api/v1/");
    assertThat(problem.path("traceId").asString()).as(path).isNotBlank();
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8))
        .doesNotContain("Exception", "io.lynceus.data", "org.springframework", "\tat ");
  }
}
