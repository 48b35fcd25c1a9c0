package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectNotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ImportIT {
  private static final String YAML = "train: images/train\nval: images/val\nnames: [a, b]\n";

  private final DataServer server = DataServer.shared();

  @Test
  void tellsWhatItTookAndWhatItDidNot() throws IOException {
    server.project("told", "a");
    byte[] archive =
        yolo()
            .and("images/train/torn.png", java.util.Arrays.copyOf(Pictures.png(201), 60))
            .and("images/train/text.jpg", "no picture")
            .and("labels/train/one.txt", "0 .5 .5 .1 .1\n0 .5 .5 .1 0\n1 .5 .5 .1 .1\n")
            .zip();
    JsonNode job = server.imported("told", archive, "?format=yolo");
    assertThat(job.path("state").asString()).isEqualTo("succeeded");
    assertThat(job.path("progress").asDouble()).isEqualTo(1);
    assertCounts(job, 2, 0, 1);
    assertThat(job.path("rejected").findValuesAsString("source"))
        .containsExactly(
            "labels/train/one.txt:2",
            "labels/train/one.txt:3",
            "images/train/text.jpg",
            "images/train/torn.png");
    assertThat(job.path("rejected").findValuesAsString("reason"))
        .anyMatch(reason -> reason.contains("'b' is not a class of the project"))
        .anyMatch(reason -> reason.contains("JPEG, PNG, WebP and BMP"));
    assertThat(job.path("rejectedCount").asInt()).isEqualTo(4);
  }

  @Test
  void addsNothingTheSecondTime() throws IOException {
    server.project("twice", "a");
    assertCounts(server.imported("twice", yolo().zip(), ""), 2, 0, 1);
    assertCounts(server.imported("twice", yolo().zip(), ""), 0, 2, 0);
  }

  @Test
  void partsOfOneSourceAddUp() throws IOException {
    server.project("parts", "a");
    String document =
        """
        {"images":[{"id":1,"file_name":"x.png"},{"id":2,"file_name":"y.png"}],
         "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,5,5]},
                        {"id":2,"image_id":2,"category_id":1,"bbox":[2,2,5,5]}],
         "categories":[{"id":1,"name":"a"}]}
        """;
    Packed one = Packed.of("train/a.json", document).and("train/x.png", Pictures.png(211));
    Packed two = Packed.of("train/a.json", document).and("train/y.png", Pictures.png(212));
    assertCounts(server.imported("parts", one.zip(), "?partial=true"), 1, 0, 1);
    JsonNode second = server.imported("parts", two.zip(), "?partial=true");
    assertCounts(second, 1, 0, 1);
    assertThat(second.path("rejected").size()).isZero();
    assertThat(server.imported("parts", two.zip(), "").path("rejected").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.png", "/etc/passwd", "..\\evil.png"})
  void refusesAnArchiveThatLeadsOutsideAsAWhole(String name) throws IOException {
    String project = "evil-" + Integer.toHexString(name.hashCode());
    server.project(project, "a");
    JsonNode job = server.imported(project, yolo().and(name, Pictures.png(221)).zip(), "");
    assertFailed(job, "outside itself");
    assertThat(server.get("/api/v1/projects/" + project + "/images").json().path("items").size())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names: [a]\ntrain: images\ndownload: bash x",
        "names: !!javax.script.ScriptEngineManager []",
        "names: [a]\nnc: 3\ntrain: images"
      })
  void refusesADataYamlAsAWhole(String yaml) throws IOException {
    String project = "yaml-" + Integer.toHexString(yaml.hashCode());
    server.project(project, "a");
    byte[] archive = Packed.of("data.yaml", yaml).and("images/x.png", Pictures.png(231)).zip();
    assertFailed(server.imported(project, archive, ""), "data.yaml");
  }

  @Test
  void refusesWhatIsNoArchive() {
    server.project("no-archive", "a");
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    assertFailed(server.imported("no-archive", text, ""), "neither a zip nor a tar.gz");
    String imports = "/api/v1/projects/no-archive/imports";
    server
        .upload(imports + "?format=csv", "archive", Map.of("a", text))
        .isProblem(422, "unknown-format");
    server.upload(imports, "files", Map.of("a", text)).isProblem(400, "no-files");
    server
        .upload("/api/v1/projects/nowhere/imports", "archive", Map.of("a", text))
        .isProblem(404, "project-not-found");
  }

  @Test
  void aKilledImportGoesOnWhereItEnded() throws IOException {
    server.project("killed", "a");
    Packed packed = Packed.of("data.yaml", "train: images\nnames: [a]");
    for (int i = 0; i < 10; i++) {
      packed.and("images/%d.png".formatted(i), Pictures.png(240 + i));
      packed.and("labels/%d.txt".formatted(i), "0 .5 .5 .2 .2\n0 .5 .5 .2 0\n");
    }
    UUID id = new UUID(7, 7);
    unscheduled(id, packed.zip());
    ImportRun run = server.bean(ImportRun.class);
    var asked = new AtomicInteger();
    assertThatThrownBy(() -> run.run(id, () -> asked.incrementAndGet() > 4))
        .hasMessageContaining("goes on");
    JsonNode halfway = server.get("/api/v1/imports/" + id).json();
    assertThat(halfway.path("state").asString()).isEqualTo("running");
    assertThat(halfway.path("progress").asDouble()).isEqualTo(.4);
    run.run(id, () -> false);
    JsonNode job = server.get("/api/v1/imports/" + id).json();
    assertCounts(job, 10, 0, 10);
    assertThat(job.path("rejected").size()).isEqualTo(10);
    Bucket bucket = server.bean(Bucket.class);
    assertThatThrownBy(() -> bucket.open(Imports.key(id))).isInstanceOf(ObjectNotFound.class);
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    server.project("tidy", "a");
    server.imported("tidy", yolo().zip(), "");
    assertThat(server.scratch()).isEmptyDirectory();
  }

  @Test
  void belongsToWhoMaySeeItsProject() throws IOException {
    server.project("import-open", "a");
    server.project("import-closed", "a");
    String id = server.imported("import-closed", yolo().zip(), "").path("import").asString();
    String limited = server.limitedTo(Role.ENGINEER, "import-open");
    server.getAs(limited, "/api/v1/imports/" + id).isProblem(404, "import-not-found");
    String annotator = server.limitedTo(Role.ANNOTATOR, "import-open");
    Answer forbidden =
        server.uploadAs(
            annotator, "/api/v1/projects/import-open/imports", "archive", Map.of("a", new byte[1]));
    assertThat(forbidden.status()).isEqualTo(403);
  }

  /** As if its job had been lost: nobody works on it but the test. */
  private void unscheduled(UUID id, byte[] archive) {
    server.bean(Bucket.class).put(Imports.key(id), Content.of(archive, "application/zip"));
    server.bean(Imports.class).record(id, new ProjectName("killed"), null, false, "ada");
  }

  private static void assertCounts(JsonNode job, int images, int duplicates, int boxes) {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.path("images").asInt()).isEqualTo(images);
    assertThat(job.path("duplicates").asInt()).isEqualTo(duplicates);
    assertThat(job.path("boxes").asInt()).isEqualTo(boxes);
  }

  private static void assertFailed(JsonNode job, String why) {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("failed");
    assertThat(job.path("reason").asString()).contains(why);
    assertCountsZero(job);
  }

  private static void assertCountsZero(JsonNode job) {
    assertThat(job.path("images").asInt() + job.path("boxes").asInt()).isZero();
  }

  private static Packed yolo() {
    return Packed.of("data.yaml", YAML)
        .and("images/train/one.png", Pictures.png(202))
        .and("labels/train/one.txt", "0 .5 .5 .1 .1")
        .and("images/val/background.png", Pictures.png(203));
  }
}
