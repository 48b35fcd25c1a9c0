package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.platform.identity.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class DatasetIT {
  private final DataServer server = DataServer.shared();

  @Test
  void theSameContentIsTheSameVersion() throws Exception {
    server.labeled("same", 301, 12);
    Answer first = freeze("same", "{}").hasStatus(201);
    JsonNode version = first.json();
    assertThat(freeze("same", "").hasStatus(200).json().path("dataset"))
        .isEqualTo(version.path("dataset"));
    byte[] manifest = server.get(path(version) + "/manifest").hasStatus(200).bytes();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(manifest);
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(version.path("dataset").asString());
    List<String> lines = new String(manifest, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.subList(1, 13)).isSorted();
    assertThat(version.path("images").asInt()).isEqualTo(12);
    assertThat(version.path("boxes").asInt()).isEqualTo(12);
    assertThat(server.get(path(version) + "/validation").json())
        .isEqualTo(version.path("validation"));
    assertThat(server.get("/api/v1/projects/same/datasets").json().path("items").size())
        .isEqualTo(1);
  }

  @Test
  void labelsSeedAndClassesMakeAnotherVersion() {
    server.labeled("other", 321, 12);
    String before = freeze("other", "{}").json().path("dataset").asString();
    String seeded =
        freeze("other", "{\"seed\":5}").hasStatus(201).json().path("dataset").asString();
    server
        .send("PATCH", "/api/v1/projects/other", "{\"classes\":[\"a\",\"b\"]}", "If-Match", "*")
        .hasStatus(200);
    String renamed = freeze("other", "{}").hasStatus(201).json().path("dataset").asString();
    assertThat(List.of(before, seeded, renamed)).doesNotHaveDuplicates();
  }

  @Test
  void boxesOfARetiredClassAreLeftOut() {
    server.labeled("retired", 341, 3);
    server
        .send("PATCH", "/api/v1/projects/retired", "{\"classes\":[\"b\"]}", "If-Match", "*")
        .hasStatus(200);
    JsonNode version = freeze("retired", "{}").hasStatus(201).json();
    assertThat(version.path("boxes").asInt()).isZero();
    assertThat(version.path("images").asInt()).isEqualTo(3);
    assertThat(version.path("classes").toString()).isEqualTo("[\"b\"]");
  }

  @Test
  void anImageThatNobodyLabeledIsNoBackground() {
    server.labeled("unlabeled", 351, 2);
    server
        .upload("/api/v1/projects/unlabeled/images", "files", Map.of("x.png", Pictures.png(359)))
        .hasStatus(201);
    assertThat(freeze("unlabeled", "{}").hasStatus(201).json().path("images").asInt()).isEqualTo(2);
  }

  @Test
  void keepsTheHashOfAnImageThatIsDeleted() {
    server.labeled("tombstone", 361, 4);
    JsonNode version = freeze("tombstone", "{}").hasStatus(201).json();
    String images = "/api/v1/projects/tombstone/images";
    String image = server.get(images).json().at("/items/0/image").asString();
    byte[] manifest = server.get(path(version) + "/manifest").bytes();
    server.delete(images + "/" + image).hasStatus(204);
    assertThat(server.get(path(version)).json().path("deleted").toString())
        .isEqualTo("[\"" + image + "\"]");
    assertThat(server.get(path(version) + "/manifest").bytes()).isEqualTo(manifest);
    byte[] export = server.get(path(version) + "/export?format=coco").hasStatus(200).bytes();
    server.project("tombstone-again", "a");
    JsonNode again = server.imported("tombstone-again", export, "");
    assertThat(again.path("images").asInt()).isEqualTo(3);
    JsonNode after = freeze("tombstone", "{}").hasStatus(201).json();
    JsonNode diff = server.get(path(version) + "/diff/" + after.path("dataset").asString()).json();
    assertThat(diff.at("/counts/removed").asInt()).isEqualTo(1);
    assertThat(diff.at("/removed/0").asString()).isEqualTo(image);
    assertThat(diff.at("/counts/unchanged").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ratios\":[70,10,10,9]}",
        "{\"ratios\":[110,-10,0,0]}",
        "{\"ratios\":[70,10,20]}",
        "{\"ratios\":[70,10,20,null]}",
        "{\"ratios\":{\"train\":100}}",
        "{\"seed\":\"x\"}",
        "{\"stage\":\"PRODUCTION\"}"
      })
  void refusesWhatCannotBeSplit(String body) {
    String project = "ratios-" + Integer.toHexString(body.hashCode());
    server.labeled(project, 381, 1);
    freeze(project, body).isProblem(422, "invalid-input");
  }

  @Test
  void sharesOutByTheRatiosThatAreAsked() {
    server.labeled("all-test", 391, 5);
    String ratios = "{\"ratios\":[0,0,0,100]}";
    JsonNode version = freeze("all-test", ratios).hasStatus(201).json();
    assertThat(version.at("/splits/test").asInt()).isEqualTo(5);
    assertThat(version.at("/validation/success").asBoolean(true))
        .as("nothing to train on")
        .isFalse();
  }

  @Test
  void refusesAProjectWithoutLabels() {
    server.project("nothing", "a");
    freeze("nothing", "{}").isProblem(409, "nothing-to-freeze");
  }

  @Test
  void belongsToWhoMaySeeItsProject() {
    server.project("dataset-open", "a");
    server.labeled("dataset-closed", 396, 2);
    JsonNode version = freeze("dataset-closed", "{}").json();
    String limited = server.limitedTo(Role.ENGINEER, "dataset-open");
    String diff = "/diff/" + version.path("dataset").asString();
    for (String part : new String[] {"", "/manifest", "/validation", diff, "/export?format=yolo"}) {
      server.getAs(limited, path(version) + part).isProblem(404, "dataset-version-not-found");
    }
    String annotator = server.limitedTo(Role.ANNOTATOR, "dataset-closed");
    String datasets = "/api/v1/projects/dataset-closed/datasets";
    assertThat(server.sendAs(annotator, "POST", datasets, "{}").status()).isEqualTo(403);
    server.get(path(version) + "/export?format=csv").isProblem(422, "unknown-format");
  }

  private Answer freeze(String project, String body) {
    return server.send("POST", "/api/v1/projects/" + project + "/datasets", body);
  }

  private static String path(JsonNode version) {
    return "/api/v1/datasets/" + version.path("dataset").asString();
  }
}
