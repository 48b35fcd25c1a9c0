package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.object.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a version is made of, and what it survives. */
final class VersionLifeIT {
  private final DataServer server = DataServer.shared();

  @Test
  void theSamePicturesOfAnotherProjectAreAnotherVersion() {
    server.labeled("twin-one", 601, 3);
    server.labeled("twin-two", 601, 3);
    String one = id(freeze("twin-one", "{}").hasStatus(201));
    String two = id(freeze("twin-two", "{}").hasStatus(201));
    assertThat(one).isNotEqualTo(two);
    JsonNode counts = server.get("/api/v1/datasets/" + one + "/diff/" + two).json().path("counts");
    assertThat(counts.path("unchanged").asInt() + counts.path("moved").asInt()).isEqualTo(3);
    assertThat(counts.path("added").asInt() + counts.path("removed").asInt()).isZero();
  }

  @Test
  void theOrderInWhichPicturesComeIsNoPartOfAVersion() {
    server.labeled("order-free", 611, 4);
    String before = id(freeze("order-free", "{}").hasStatus(201));
    server.delete("/api/v1/projects/order-free").hasStatus(204);
    server.project("order-free", "a");
    for (int i = 3; i >= 0; i--) {
      Packed one = Packed.of("classes.txt", "a");
      one.and("images/%d.png".formatted(i), Pictures.png(611 + i));
      one.and("labels/%d.txt".formatted(i), "0 .5 .5 .5 .5");
      server.imported("order-free", one.zip(), "?format=yolo");
    }
    assertThat(id(freeze("order-free", "{}").hasStatus(200))).isEqualTo(before);
  }

  @Test
  void aVersionOutlivesItsProjectAndIsWholeAgainWhenItComesBack() {
    server.labeled("phoenix", 621, 3);
    Answer frozen = freeze("phoenix", "{}").hasStatus(201);
    String path = "/api/v1/datasets/" + id(frozen);
    byte[] manifest = server.get(path + "/manifest").bytes();
    List<String> images = images("phoenix");
    for (String image : images) {
      server.delete("/api/v1/projects/phoenix/images/" + image).hasStatus(204);
    }
    server.delete("/api/v1/projects/phoenix").hasStatus(204);
    assertThat(server.get(path).hasStatus(200).json().path("deleted").size()).isEqualTo(3);
    assertThat(server.get(path + "/manifest").hasStatus(200).bytes()).isEqualTo(manifest);
    assertThat(server.get(path + "/validation").json()).isEqualTo(frozen.json().path("validation"));
    server.labeled("phoenix", 621, 3);
    assertThat(id(freeze("phoenix", "{}").hasStatus(200))).isEqualTo(id(frozen));
    assertThat(server.get(path).json().path("deleted").size()).isZero();
  }

  @Test
  void whoeverFreezesAtTheSameTimeGetsTheOneVersion() throws Exception {
    server.labeled("at-once", 631, 3);
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      requests.add(() -> freeze("at-once", "{}"));
    }
    List<Integer> statuses = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        statuses.add(answer.get().status());
        ids.add(id(answer.get()));
      }
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(ids).containsOnly(ids.getFirst());
  }

  /** The manifest is put before its row is committed: what is there then is no version. */
  @Test
  void whatACrashLeavesOfAVersionIsFrozenAgain() {
    server.labeled("crashed", 641, 2);
    Answer frozen = freeze("crashed", "{}").hasStatus(201);
    byte[] manifest = server.get("/api/v1/datasets/" + id(frozen) + "/manifest").bytes();
    server
        .bean(JdbcClient.class)
        .sql("delete from dataset where id = ?")
        .param(id(frozen))
        .update();
    String key = DatasetVersions.key(new DatasetVersionId(id(frozen)));
    server.bean(Bucket.class).put(key, Content.of(new byte[] {1}, "application/jsonl"));
    server.get("/api/v1/datasets/" + id(frozen)).isProblem(404, "dataset-version-not-found");
    assertThat(id(freeze("crashed", "{}").hasStatus(201))).isEqualTo(id(frozen));
    assertThat(server.get("/api/v1/datasets/" + id(frozen) + "/manifest").bytes())
        .isEqualTo(manifest);
  }

  @Test
  void aLeakOfTheSourceIsAWarningWithTheNamesOfItsPictures() {
    server.project("leaking", "a");
    byte[] archive =
        Packed.of("data.yaml", "train: images/train\ntest: images/test\nnames: [a]")
            .and("images/train/x.jpg", Pictures.jpeg(651))
            .and("images/test/again.png", Pictures.png(651))
            .and("images/train/other.png", Pictures.png(652))
            .zip();
    server.imported("leaking", archive, "");
    JsonNode version = freeze("leaking", "{}").hasStatus(201).json();
    assertThat(version.at("/validation/success").asBoolean()).isTrue();
    JsonNode leak = expectation(version, "expect_near_duplicates_to_share_a_split");
    assertThat(leak.path("success").asBoolean(true)).isFalse();
    assertThat(leak.at("/expectation_config/severity").asString()).isEqualTo("warning");
    assertThat(leak.at("/result/partial_unexpected_list").toString()).contains("(train)", "(test)");
    assertThat(version.at("/splits/train").asInt()).isEqualTo(2);
  }

  @Test
  void lookalikesThatNobodyListedAreInOneSplitAndOneGroup() {
    server.project("alike", "a");
    Packed packed = Packed.of("classes.txt", "a");
    for (int i = 0; i < 6; i++) {
      packed.and("images/%d.png".formatted(i), Pictures.png(661 + i));
      packed.and("images/%d-again.jpg".formatted(i), Pictures.jpeg(661 + i));
    }
    server.imported("alike", packed.zip(), "");
    JsonNode version = freeze("alike", "{\"ratios\":[25,25,25,25]}").hasStatus(201).json();
    assertThat(
            expectation(version, "expect_near_duplicates_to_share_a_split")
                .path("success")
                .asBoolean())
        .isTrue();
    List<String> lines =
        new String(
                server.get("/api/v1/datasets/" + id(version) + "/manifest").bytes(),
                java.nio.charset.StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .toList();
    assertThat(lines.stream().map(l -> l.replaceAll(".*\"group\":\"(\\w+)\".*", "$1")).distinct())
        .hasSize(6);
    assertThat(
            lines.stream()
                .map(l -> l.replaceAll(".*\"split\":\"(\\w+)\",\"group\":\"(\\w+)\".*", "$1$2"))
                .distinct())
        .hasSize(6);
  }

  @Test
  void aSplitThatALaterImportNamesIsTaken() {
    server.labeled("late-split", 671, 2);
    byte[] archive =
        Packed.of("data.yaml", "test: images\nnames: [a]")
            .and("images/0.png", Pictures.png(671))
            .and("labels/0.txt", "0 .5 .5 .5 .5")
            .zip();
    assertThat(server.imported("late-split", archive, "").path("duplicates").asInt()).isEqualTo(1);
    JsonNode items = server.get("/api/v1/projects/late-split/images").json().path("items");
    assertThat(items.findValuesAsString("split")).containsExactly("test");
    JsonNode version = freeze("late-split", "{\"ratios\":[100,0,0,0]}").hasStatus(201).json();
    assertThat(version.at("/splits/test").asInt()).isEqualTo(1);
    assertThat(version.at("/splits/train").asInt()).isEqualTo(1);
  }

  @Test
  void oneKeyFreezesOnce() {
    server.labeled("keyed-freeze", 681, 2);
    String path = "/api/v1/projects/keyed-freeze/datasets";
    Answer first = server.send("POST", path, "{\"seed\":1}", "Idempotency-Key", "f-1");
    Answer again = server.send("POST", path, "{\"seed\":1}", "Idempotency-Key", "f-1");
    assertThat(first.hasStatus(201).json()).isEqualTo(again.hasStatus(201).json());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    server
        .send("POST", path, "{\"seed\":2}", "Idempotency-Key", "f-1")
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    server.labeled("history", 691, 3);
    List<String> frozen = new ArrayList<>();
    for (String ratios : new String[] {"100,0,0,0", "0,100,0,0", "0,0,0,100"}) {
      String body = "{\"ratios\":[%s]}".formatted(ratios);
      frozen.addFirst(id(freeze("history", body).hasStatus(201)));
    }
    String path = "/api/v1/projects/history/datasets";
    JsonNode first = server.get(path + "?limit=2").json();
    assertThat(first.path("items").findValuesAsString("dataset")).isEqualTo(frozen.subList(0, 2));
    JsonNode rest = server.get(path + "?limit=2&cursor=" + first.path("next").asString()).json();
    assertThat(rest.path("items").findValuesAsString("dataset")).isEqualTo(frozen.subList(2, 3));
    assertThat(rest.path("next").isNull() || rest.path("next").isMissingNode()).isTrue();
    String foreign = server.get("/api/v1/projects?limit=1").json().path("next").asString();
    server.get(path + "?cursor=" + foreign).isProblem(400, "invalid-paging");
  }

  @Test
  void aDiffNamesAsManyAsAreAsked() {
    server.labeled("named-diff", 701, 4);
    String before = id(freeze("named-diff", "{}"));
    server
        .upload("/api/v1/projects/named-diff/images", "files", Map.of("new.png", Pictures.png(709)))
        .hasStatus(201);
    String image = images("named-diff").getLast();
    server
        .send(
            "PUT",
            "/api/v1/projects/named-diff/images/" + image + "/annotation",
            "{\"boxes\":[]}",
            "If-Match",
            "\"0\"")
        .hasStatus(200);
    String after = id(freeze("named-diff", "{}").hasStatus(201));
    String diff = "/api/v1/datasets/" + before + "/diff/" + after;
    assertThat(server.get(diff).json().path("added").toString()).isEqualTo("[\"" + image + "\"]");
    JsonNode none = server.get(diff + "?limit=0").json();
    assertThat(none.at("/counts/added").asInt()).isEqualTo(1);
    assertThat(none.path("added").size()).isZero();
    server.get(diff + "?limit=1001").isProblem(422, "invalid-input");
    server.get(diff + "?limit=-1").isProblem(422, "invalid-input");
    String nobody = "/api/v1/datasets/" + before + "/diff/" + "0".repeat(64);
    server.get(nobody).isProblem(404, "dataset-version-not-found");
  }

  private static JsonNode expectation(JsonNode version, String type) {
    for (JsonNode result : version.at("/validation/results")) {
      if (result.at("/expectation_config/type").asString().equals(type)) {
        return result;
      }
    }
    throw new AssertionError("not in the report: " + type);
  }

  private List<String> images(String project) {
    return server
        .get("/api/v1/projects/" + project + "/images")
        .json()
        .path("items")
        .findValuesAsString("image");
  }

  private Answer freeze(String project, String body) {
    return server.send("POST", "/api/v1/projects/" + project + "/datasets", body);
  }

  private static String id(Answer frozen) {
    return id(frozen.json());
  }

  private static String id(JsonNode version) {
    return version.path("dataset").asString();
  }
}
