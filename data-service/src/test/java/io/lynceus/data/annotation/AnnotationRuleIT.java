package io.lynceus.data.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.platform.identity.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which of many revisions counts, and who may add one. */
final class AnnotationRuleIT {
  private final DataServer server = DataServer.shared();

  @Test
  void theNewestCountsWithinARank() {
    String image = imported("newest", 1101, "0 .5 .5 .5 .5\n");
    assertBoxes(image, 1, "import");
    reimported("newest", 1101, "0 .5 .5 .5 .5\n0 .5 .5 .25 .25\n");
    assertBoxes(image, 2, "import");
    put(image, "\"2\"", boxes(1)).hasStatus(200);
    put(image, "\"3\"", boxes(3)).hasStatus(200);
    assertBoxes(image, 3, "person");
    reimported("newest", 1101, "");
    assertBoxes(image, 3, "person");
    assertThat(server.get(image + "/annotation/revisions").json().path("items").size())
        .isEqualTo(5);
  }

  @Test
  void theTagIsThatOfWhatCountsNotOfWhatIsNewest() {
    String image = imported("tags", 1111, "0 .5 .5 .5 .5\n");
    put(image, "\"1\"", boxes(2)).hasStatus(200);
    reimported("tags", 1111, "");
    assertThat(server.get(image + "/annotation").header("ETag")).isEqualTo("\"2\"");
    put(image, "\"3\"", boxes(1)).isProblem(412, "precondition-failed");
    assertThat(put(image, "\"2\"", boxes(1)).hasStatus(200).header("ETag")).isEqualTo("\"4\"");
  }

  @Test
  void whatAToolSaysInThePlaceOfAnImportStaysBehindAPerson() {
    String image = imported("tools", 1121, "0 .5 .5 .5 .5\n");
    put(image, "\"1\"", boxes(2)).hasStatus(200);
    String body = "{\"boxes\":[],\"source\":\"import\"}";
    Answer answer = server.send("PUT", image + "/annotation", body, "If-Match", "\"2\"");
    assertThat(answer.hasStatus(200).json().path("boxes").size()).as("the person's").isEqualTo(2);
    assertBoxes(image, 2, "person");
    String unknown = "{\"boxes\":[],\"source\":\"oracle\"}";
    server
        .send("PUT", image + "/annotation", unknown, "If-Match", "*")
        .isProblem(422, "invalid-input");
  }

  @Test
  void oneOfManyWhoSawTheSameRevisionWins() throws Exception {
    String image = imported("together", 1131, "0 .5 .5 .5 .5\n");
    List<Callable<Integer>> people = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      String said = boxes(i);
      people.add(() -> put(image, "\"1\"", said).status());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(people)) {
        statuses.add(status.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
    assertThat(server.get(image + "/annotation/revisions").json().path("items").size())
        .isEqualTo(2);
  }

  @Test
  void onePictureInTwoProjectsIsLabeledTwice() {
    String one = imported("here", 1141, "0 .5 .5 .5 .5\n");
    String other = imported("there", 1141, "");
    put(one, "\"1\"", boxes(3)).hasStatus(200);
    assertBoxes(one, 3, "person");
    assertBoxes(other, 0, "import");
  }

  @Test
  void labelsGoWithTheirImageAndDoNotComeBackWithIt() {
    String image = imported("gone", 1151, "0 .5 .5 .5 .5\n");
    server.delete(image).hasStatus(204);
    server.get(image + "/annotation").isProblem(404, "image-not-found");
    put(image, "*", boxes(1)).isProblem(404, "image-not-found");
    server
        .upload("/api/v1/projects/gone/images", "files", Map.of("back.png", Pictures.png(1151)))
        .hasStatus(201);
    JsonNode nobody = server.get(image + "/annotation").hasStatus(200).json();
    assertThat(nobody.path("revision").asInt()).isZero();
    assertThat(nobody.path("boxes").size()).isZero();
  }

  @Test
  void retiredClassesStayInOldRevisionsAndEnterNoNewOne() {
    String image = imported("fashion", 1161, "0 .5 .5 .5 .5\n");
    server
        .send("PATCH", "/api/v1/projects/fashion", "{\"classes\":[\"b\"]}", "If-Match", "*")
        .hasStatus(200);
    JsonNode current = server.get(image + "/annotation").json();
    assertThat(current.at("/boxes/0/class").asString()).isEqualTo("a");
    JsonNode problem = put(image, "\"1\"", boxes(1)).isProblem(422, "invalid-input").json();
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/boxes/0/class");
  }

  @Test
  void tenThousandBoxesAreTakenAndOneMoreIsNot() {
    String image = imported("crowded", 1171, "");
    put(image, "\"1\"", boxes(10_001)).isProblem(422, "invalid-input");
    put(image, "\"1\"", boxes(10_000)).hasStatus(200);
    assertThat(server.get(image + "/annotation").json().path("boxes").size()).isEqualTo(10_000);
  }

  @Test
  void annotatorsMayViewersMayNot() {
    String image = imported("guarded", 1181, "");
    String body = "{\"boxes\":[]}";
    String viewer = server.limitedTo(Role.VIEWER, "guarded");
    assertThat(server.getAs(viewer, image + "/annotation").status()).isEqualTo(200);
    assertThat(server.sendAs(viewer, "PUT", image + "/annotation", body).status()).isEqualTo(403);
    String annotator = server.limitedTo(Role.ANNOTATOR, "guarded");
    server
        .sendAs(annotator, "PUT", image + "/annotation", body)
        .isProblem(428, "precondition-missing");
    String stranger = server.limitedTo(Role.ENGINEER, "here");
    server.getAs(stranger, image + "/annotation").isProblem(404, "project-not-found");
    server.getAs(stranger, image + "/annotation/revisions").isProblem(404, "project-not-found");
  }

  private void assertBoxes(String image, int boxes, String source) {
    JsonNode current = server.get(image + "/annotation").hasStatus(200).json();
    assertThat(current.path("boxes").size()).isEqualTo(boxes);
    assertThat(current.path("source").asString()).isEqualTo(source);
  }

  private Answer put(String image, String ifMatch, String boxes) {
    String body = "{\"boxes\":%s}".formatted(boxes);
    return server.send("PUT", image + "/annotation", body, "If-Match", ifMatch);
  }

  private static String boxes(int count) {
    String box = "{\"class\":\"a\",\"x1\":1,\"y1\":2,\"x2\":3.5,\"y2\":4}";
    return "[" + String.join(",", Collections.nCopies(count, box)) + "]";
  }

  /** The path of the one picture of a new project. */
  private String imported(String project, int seed, String label) {
    server.project(project, "a");
    reimported(project, seed, label);
    String images = "/api/v1/projects/" + project + "/images";
    return images + "/" + server.get(images).json().at("/items/0/image").asString();
  }

  private void reimported(String project, int seed, String label) {
    Packed packed =
        Packed.of("classes.txt", "a")
            .and("images/x.png", Pictures.png(seed))
            .and("labels/x.txt", label);
    JsonNode job = server.imported(project, packed.zip(), "?format=yolo");
    assertThat(job.path("state").asString()).isEqualTo("succeeded");
  }
}
