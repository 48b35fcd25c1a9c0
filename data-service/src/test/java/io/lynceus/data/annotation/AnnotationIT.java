package io.lynceus.data.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.vision.box.Box;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class AnnotationIT {
  private static final String BOX = "{\"class\":\"a\",\"x1\":1,\"y1\":2,\"x2\":3.5,\"y2\":4}";

  private final DataServer server = DataServer.shared();

  @Test
  void addsARevisionForWhoHasSeenTheLast() {
    String path = image("revisions", 101);
    Answer none = server.get(path).hasStatus(200);
    assertThat(none.header("ETag")).isEqualTo("\"0\"");
    put(path, "\"0\"", "[" + BOX + "]").hasStatus(200);
    put(path, "\"0\"", "[]").isProblem(412, "precondition-failed");
    server.send("PUT", path, "{\"boxes\":[]}").isProblem(428, "precondition-missing");
    Answer second = put(path, "\"1\"", "[]").hasStatus(200);
    assertThat(second.header("ETag")).isEqualTo("\"2\"");
    JsonNode revisions = server.get(path + "/revisions").json().path("items");
    assertThat(revisions.size()).isEqualTo(2);
    assertThat(revisions.get(1).at("/boxes/0/x2").asDouble()).isEqualTo(3.5);
    assertThat(revisions.get(1).path("author").asString()).isEqualTo("ada");
    assertThat(revisions.get(1).path("source").asString()).isEqualTo("person");
    JsonNode page = server.get(path + "/revisions?limit=1").json();
    JsonNode next =
        server.get(path + "/revisions?limit=1&cursor=" + page.path("next").asString()).json();
    assertThat(next.at("/items/0/revision").asInt()).isEqualTo(1);
  }

  @Test
  void aPersonOutranksAnImport() {
    String path = image("ranks", 102);
    assertThat(imported("ranks", path, 1)).isTrue();
    assertThat(current(path)).isEqualTo(1);
    put(path, "\"1\"", "[" + BOX + "," + BOX.replace("4}", "5}") + "]").hasStatus(200);
    assertThat(imported("ranks", path, 3)).isTrue();
    assertThat(current(path)).as("the person's").isEqualTo(2);
  }

  @Test
  void anEqualImportAddsNothing() {
    String path = image("equal", 103);
    assertThat(imported("equal", path, 1)).isTrue();
    assertThat(imported("equal", path, 1)).isFalse();
    put(path, "\"1\"", "[" + BOX + "]").hasStatus(200);
    assertThat(imported("equal", path, 1)).as("what the last import said").isFalse();
    assertThat(imported("equal", path, 0)).isTrue();
    assertThat(server.get(path + "/revisions").json().path("items").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"class\":\"unknown\",\"x1\":1,\"y1\":2,\"x2\":3,\"y2\":4}]",
        "[{\"class\":\"a\",\"x1\":1,\"y1\":2,\"x2\":1,\"y2\":4}]",
        "[{\"class\":\"a\",\"x1\":-1,\"y1\":2,\"x2\":3,\"y2\":4}]",
        "[{\"class\":\"a\",\"x1\":1,\"y1\":2,\"x2\":65,\"y2\":4}]",
        "[{\"class\":\"a\",\"x1\":1,\"y1\":2,\"x2\":3}]",
        "[{\"class\":\"a\",\"x1\":\"NaN\",\"y1\":2,\"x2\":3,\"y2\":4}]",
        "[null]",
        "null"
      })
  void refusesWhatIsNoBoxOfThePicture(String boxes) {
    String path = image("refused-" + Integer.toHexString(boxes.hashCode()), 104);
    put(path, "\"0\"", boxes).isProblem(422, "invalid-input");
    assertThat(server.get(path).header("ETag")).isEqualTo("\"0\"");
  }

  private int current(String path) {
    return server.get(path).json().path("boxes").size();
  }

  private boolean imported(String project, String path, int boxes) {
    String image = path.replaceAll(".*images/([0-9a-f]{64})/.*", "$1");
    List<ClassBox> said =
        java.util.stream.IntStream.range(0, boxes)
            .mapToObj(i -> new ClassBox(0, new Box(i, 0, i + 1, 1)))
            .toList();
    return server
        .bean(Annotations.class)
        .addImported(new ProjectName(project), new ImageId(image), said, "import");
  }

  private Answer put(String path, String ifMatch, String boxes) {
    return server.send("PUT", path, "{\"boxes\":%s}".formatted(boxes), "If-Match", ifMatch);
  }

  private String image(String project, int seed) {
    server.project(project, "a");
    String images = "/api/v1/projects/" + project + "/images";
    String image =
        server
            .upload(images, "files", Map.of("x.png", Pictures.png(seed)))
            .hasStatus(201)
            .json()
            .at("/results/0/image")
            .asString();
    return images + "/" + image + "/annotation";
  }
}
