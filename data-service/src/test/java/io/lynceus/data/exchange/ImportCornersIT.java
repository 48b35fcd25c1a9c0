package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.object.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Imports of what is damaged, lost, repeated or too much. */
final class ImportCornersIT {
  private static final String YAML = "train: images\nnames: [a]\n";

  private final DataServer server = DataServer.shared();
  @TempDir Path folder;

  @Test
  void oneDamagedPictureIsRejectedAndTheRestImported() {
    server.project("damaged", "a");
    byte[] archive =
        Packed.of("data.yaml", YAML)
            .and("images/a.png", Pictures.png(801))
            .and("images/b.png", Pictures.png(802))
            .zip();
    int name = indexOf(archive, "images/b.png");
    for (int i = 0; i < 8; i++) {
      archive[name + 40 + i] ^= 0x3C;
    }
    JsonNode job = server.imported("damaged", archive, "");
    assertThat(job.path("state").asString()).isEqualTo("succeeded");
    assertThat(job.path("images").asInt()).isEqualTo(1);
    assertThat(job.at("/rejected/0/source").asString()).isEqualTo("images/b.png");
    assertThat(job.at("/rejected/0/reason").asString()).contains("damaged");
  }

  @Test
  void aDamagedLabelFileIsRejectedAndItsPictureIsNotBackground() {
    server.project("damaged-label", "a");
    byte[] archive =
        Packed.of("data.yaml", YAML)
            .and("images/a.png", Pictures.png(803))
            .and("labels/a.txt", "0 .5 .5 .1 .1\n0 .25 .25 .1 .1\n0 .75 .75 .2 .2\n")
            .zip();
    archive[indexOf(archive, "labels/a.txt") + 20] ^= 0x3C;
    JsonNode job = server.imported("damaged-label", archive, "");
    assertThat(job.path("images").asInt()).isEqualTo(1);
    assertThat(job.path("boxes").asInt()).isZero();
    assertThat(job.at("/rejected/0/source").asString()).isEqualTo("labels/a.txt");
    server
        .send("POST", "/api/v1/projects/damaged-label/datasets", "{}")
        .isProblem(409, "nothing-to-freeze");
  }

  @Test
  void aCutArchiveFailsAtOnceAndStoresNothing() throws IOException {
    server.project("cut", "a");
    byte[] tar = Files.readAllBytes(yolo(811).tarGz(folder));
    byte[] zip = yolo(811).zip();
    for (byte[] cut : new byte[][] {half(tar), half(zip), Arrays.copyOf(tar, tar.length - 3)}) {
      JsonNode job = server.imported("cut", cut, "");
      assertThat(job.path("state").asString()).isEqualTo("failed");
      assertThat(job.path("reason").asString()).contains("damaged");
      assertThat(job.path("images").asInt()).isZero();
    }
    assertThat(server.get("/api/v1/projects/cut/images").json().path("items").size()).isZero();
    assertThat(server.scratch()).isEmptyDirectory();
  }

  @Test
  void readsATarAsItReadsAZip() throws IOException {
    server.project("tarred", "a");
    byte[] tar = Files.readAllBytes(yolo(815).tarGz(folder));
    JsonNode job = server.imported("tarred", tar, "");
    assertThat(job.path("format").asString()).isEqualTo("yolo");
    assertThat(job.path("images").asInt()).isEqualTo(1);
    assertThat(job.path("boxes").asInt()).isEqualTo(1);
  }

  @Test
  void aPictureOfTooManyBytesOrPixelsIsRejectedByName() throws IOException {
    server.project("huge", "a");
    byte[] bytes = new byte[(25 << 20) + 1];
    new Random(1).nextBytes(bytes);
    byte[] forged = Pictures.png(822);
    forged[16] = 0x40;
    byte[] archive =
        Packed.of("data.yaml", YAML)
            .and("images/bytes.png", bytes)
            .and("images/fine.png", Pictures.png(823))
            .and("images/pixels.png", forged)
            .storedZip();
    JsonNode job = server.imported("huge", archive, "");
    assertThat(job.path("images").asInt()).isEqualTo(1);
    assertThat(job.path("rejected").findValuesAsString("source"))
        .containsExactly("images/bytes.png", "images/pixels.png");
    assertThat(job.at("/rejected/0/reason").asString()).contains("26,214,401 bytes");
  }

  @Test
  void saysWhichSourceNamesWereTaken() {
    server.project("folders", "a");
    byte[] archive =
        Packed.of("data.yaml", "train: images/train\nval: images/val\nnames: [a]")
            .and("images/train/x.png", Pictures.png(831))
            .and("images/val/x.png", Pictures.png(832))
            .zip();
    server.imported("folders", archive, "");
    JsonNode items = server.get("/api/v1/projects/folders/images").json().path("items");
    assertThat(items.findValuesAsString("source"))
        .containsExactlyInAnyOrder("images/train/x.png", "images/val/x.png");
    assertThat(items.findValuesAsString("split")).containsExactlyInAnyOrder("train", "val");
  }

  @Test
  void classesAreThoseOfTheProjectByTheirExactNames() {
    server.project("exact", "RBC", "old");
    server
        .send("PATCH", "/api/v1/projects/exact", "{\"classes\":[\"RBC\"]}", "If-Match", "*")
        .hasStatus(200);
    byte[] archive =
        Packed.of("data.yaml", "train: images\nnames: [rbc, old, RBC]")
            .and("images/x.png", Pictures.png(841))
            .and("labels/x.txt", "0 .5 .5 .1 .1\n1 .5 .5 .1 .1\n2 .5 .5 .1 .1\n")
            .zip();
    JsonNode job = server.imported("exact", archive, "");
    assertThat(job.path("boxes").asInt()).isEqualTo(1);
    assertThat(job.path("rejected").findValuesAsString("reason"))
        .containsExactly(
            "'rbc' is not a class of the project", "'old' is not a class of the project");
  }

  @Test
  void tenThousandRejectionsAreNamedAndAllAreCounted() {
    server.project("sloppy", "a");
    String wrong = "0 .5 .5 0 0\n".repeat(5_001);
    byte[] archive =
        Packed.of("data.yaml", YAML)
            .and("images/x.png", Pictures.png(851))
            .and("labels/x.txt", wrong)
            .and("images/y.png", Pictures.png(852))
            .and("labels/y.txt", wrong)
            .zip();
    JsonNode job = server.imported("sloppy", archive, "");
    assertThat(job.path("rejectedCount").asInt()).isEqualTo(10_002);
    assertThat(job.path("rejected").size()).isEqualTo(10_000);
    assertThat(job.at("/rejected/9999/source").asString()).isEqualTo("labels/y.txt:4999");
  }

  @Test
  void oneKeyImportsOnce() {
    server.project("keyed-import", "a");
    byte[] archive = yolo(861).zip();
    String path = "/api/v1/projects/keyed-import/imports";
    Answer first = server.uploadKeyed("i-1", path, "archive", Map.of("a.zip", archive));
    Answer again = server.uploadKeyed("i-1", path, "archive", Map.of("b.zip", archive));
    assertThat(again.hasStatus(202).json().path("import"))
        .isEqualTo(first.hasStatus(202).json().path("import"));
    server
        .uploadKeyed("i-1", path, "archive", Map.of("a.zip", yolo(862).zip()))
        .isProblem(422, "idempotency-key-reused");
    server
        .uploadKeyed("i-1", path + "?format=yolo", "archive", Map.of("a.zip", archive))
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void aLostArchiveEndsItsImport() {
    server.project("lost", "a");
    UUID id = new UUID(8, 1);
    server.bean(Imports.class).record(id, new ProjectName("lost"), null, false, "ada");
    server.bean(ImportRun.class).run(id, () -> false);
    JsonNode job = server.get("/api/v1/imports/" + id).json();
    assertThat(job.path("state").asString()).isEqualTo("failed");
    assertThat(job.path("reason").asString()).contains("send it again");
    assertThat(job.has("ended")).isTrue();
  }

  @Test
  void whatIsOverIsNotDoneAgain() {
    server.project("over", "a");
    UUID id = new UUID(8, 2);
    server.bean(Imports.class).record(id, new ProjectName("over"), null, false, "ada");
    server.bean(ImportRun.class).giveUp(id);
    server.bean(Bucket.class).put(Imports.key(id), Content.of(yolo(871).zip(), "application/zip"));
    server.bean(ImportRun.class).run(id, () -> false);
    JsonNode job = server.get("/api/v1/imports/" + id).json();
    assertThat(job.path("reason").asString()).contains("again and again");
    assertThat(server.get("/api/v1/projects/over/images").json().path("items").size()).isZero();
    server.bean(ImportRun.class).run(new UUID(8, 3), () -> false);
  }

  @Test
  void anImportGoesWithItsProject() {
    server.project("short", "a");
    String id = server.imported("short", yolo(881).zip(), "").path("import").asString();
    server.delete("/api/v1/projects/short").hasStatus(204);
    server.get("/api/v1/imports/" + id).isProblem(404, "import-not-found");
  }

  private static Packed yolo(int seed) {
    return Packed.of("data.yaml", YAML)
        .and("images/x.png", Pictures.png(seed))
        .and("labels/x.txt", "0 .5 .5 .1 .1");
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static int indexOf(byte[] bytes, String wanted) {
    byte[] sought = wanted.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
      at++;
    }
    return at;
  }
}
