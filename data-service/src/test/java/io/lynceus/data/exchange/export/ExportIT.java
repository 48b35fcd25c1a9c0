package io.lynceus.data.exchange.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What leaves the platform, and what it is when it comes back. */
final class ExportIT {
  private final DataServer server = DataServer.shared();

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "coco", "voc"})
  void comesBackWithItsSplitsItsBackgroundAndItsBoxes(String format) {
    JsonNode version = frozen("there-" + format, 1001);
    assertThat(version.path("splits").toString())
        .contains("\"train\":2", "\"val\":1", "\"calibration\":1", "\"test\":1");
    byte[] archive = export(version, format).bytes();
    server.project("back-" + format, "a", "b");
    JsonNode job = server.imported("back-" + format, archive, "");
    assertThat(job.path("format").asString()).isEqualTo(format);
    assertThat(job.path("images").asInt()).isEqualTo(5);
    assertThat(job.path("boxes").asInt()).isEqualTo(version.path("boxes").asInt()).isEqualTo(3);
    assertThat(job.path("rejected").size()).isZero();
    JsonNode again = freeze("back-" + format);
    assertThat(again.path("splits")).isEqualTo(version.path("splits"));
    assertThat(again.path("images").asInt()).as("with background").isEqualTo(5);
    assertThat(again.path("notes").size()).as("calibration came with it").isZero();
    JsonNode diff =
        server
            .get("/api/v1/datasets/%s/diff/%s".formatted(id(version), id(again)))
            .json()
            .path("counts");
    assertThat(diff.path("unchanged").asInt()).as(diff.toString()).isEqualTo(5);
  }

  @Test
  void namesAreUniqueThoughFoldersWereNot() throws IOException {
    JsonNode version = frozen("unique", 1011);
    Map<String, byte[]> files = files(export(version, "yolo").bytes());
    assertThat(files.keySet().stream().filter(f -> f.endsWith("_x.png")))
        .hasSize(3)
        .allMatch(f -> f.matches("images/\\w+/[0-9a-f]{8}_x\\.png"));
    assertThat(files.keySet().stream().filter(f -> f.startsWith("labels/"))).hasSize(5);
  }

  @Test
  void theSameVersionIsTheSameArchiveUnderAName() {
    JsonNode version = frozen("stable", 1021);
    Answer one = export(version, "coco");
    assertThat(export(version, "coco").bytes()).isEqualTo(one.bytes());
    assertThat(one.header("Content-Type")).isEqualTo("application/zip");
    assertThat(one.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(one.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"stable-%s-coco.zip\"".formatted(id(version).substring(0, 8)));
    assertThat(server.scratch()).isEmptyDirectory();
  }

  @Test
  void noPlaceAndNoOwnerLeavesButPicturesStayUpright() throws IOException {
    server.project("private", "a");
    byte[] turned = Pictures.turned(1031, 6);
    byte[] secret = "taken at 52.5N 13.4E by Ada".getBytes(UTF_8);
    byte[] archive =
        Packed.of("classes.txt", "a")
            .and("images/x.jpg", Pictures.withSegment(turned, 0xFE, secret))
            .zip();
    server.imported("private", archive, "");
    byte[] exported = export(freeze("private"), "yolo").bytes();
    for (byte[] file : files(exported).values()) {
      assertThat(new String(file, ISO_8859_1)).doesNotContain("52.5N");
    }
    server.project("private-again", "a");
    server.imported("private-again", exported, "");
    JsonNode card = server.get("/api/v1/projects/private-again/images").json().at("/items/0");
    assertThat(card.path("width").asInt()).isEqualTo(64);
    assertThat(card.path("height").asInt()).isEqualTo(48);
  }

  @Test
  void noDataYamlOfOursDownloadsAnything() throws IOException {
    Map<String, byte[]> files = files(export(frozen("harmless", 1041), "yolo").bytes());
    String yaml = new String(files.get("data.yaml"), UTF_8);
    assertThat(yaml).doesNotContain("download").contains("calibration: images/calibration");
  }

  /** Five pictures in four splits, three of one name; one is background. */
  private JsonNode frozen(String project, int seed) {
    server.project(project, "a", "b");
    String yaml =
        """
        train: images/train
        val: images/val
        calibration: images/calibration
        test: images/test
        names: [a, b]
        """;
    byte[] archive =
        Packed.of("data.yaml", yaml)
            .and("images/train/x.png", Pictures.png(seed))
            .and("labels/train/x.txt", "0 .5 .5 .25 .25\n")
            .and("images/train/background.png", Pictures.png(seed + 1))
            .and("images/val/x.png", Pictures.png(seed + 2))
            .and("labels/val/x.txt", "1 .25 .25 .25 .25\n")
            .and("images/calibration/x.png", Pictures.png(seed + 3))
            .and("labels/calibration/x.txt", "1 .75 .75 .25 .25\n")
            .and("images/test/y.png", Pictures.png(seed + 4))
            .zip();
    server.imported(project, archive, "");
    return freeze(project);
  }

  private JsonNode freeze(String project) {
    return server
        .send("POST", "/api/v1/projects/" + project + "/datasets", "{}")
        .hasStatus(201)
        .json();
  }

  private Answer export(JsonNode version, String format) {
    return server
        .get("/api/v1/datasets/%s/export?format=%s".formatted(id(version), format))
        .hasStatus(200);
  }

  private static String id(JsonNode version) {
    return version.path("dataset").asString();
  }

  private static Map<String, byte[]> files(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
