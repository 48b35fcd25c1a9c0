package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real pictures all the way: in, again, frozen, out and in again. */
@Tag("real-data")
final class BccdImportIT {
  private static final Path BCCD = Path.of(System.getProperty("lynceus.real-data"), "bccd/BCCD");

  @TempDir static Path folder;

  @Test
  void importsFreezesAndExportsWhole() throws IOException {
    try (DataServer server = DataServer.start(folder)) {
      server.project("cells", "RBC", "WBC", "Platelets");
      byte[] archive = bccd();
      long begun = System.nanoTime();
      JsonNode first = server.imported("cells", archive, "?format=voc");
      System.out.printf("BCCD imported in %.1f s%n", (System.nanoTime() - begun) / 1e9);
      assertCounts(first, 364, 0, 4886);
      assertThat(first.path("rejected").toString())
          .contains("BloodImage_00338.xml: object ", "BloodImage_00343.xml: object ")
          .contains("RBC: The box has no area: [504, 337, 504, 337]");
      assertThat(first.path("rejected").size()).isEqualTo(2);
      assertCounts(server.imported("cells", archive, ""), 0, 364, 0);
      String dataset = frozen(server, "cells");
      for (String format : new String[] {"yolo", "coco", "voc"}) {
        Answer export = server.get("/api/v1/datasets/" + dataset + "/export?format=" + format);
        server.project("again-" + format, "RBC", "WBC", "Platelets");
        JsonNode again = server.imported("again-" + format, export.hasStatus(200).bytes(), "");
        assertCounts(again, 364, 0, 4886);
        assertThat(again.path("rejected").size()).isZero();
      }
    }
  }

  private static String frozen(DataServer server, String project) {
    String path = "/api/v1/projects/" + project + "/datasets";
    JsonNode version = server.send("POST", path, "{}").hasStatus(201).json();
    JsonNode splits = version.path("splits");
    assertThat(splits.path("train").asInt()).isEqualTo(205);
    assertThat(splits.path("val").asInt()).isEqualTo(44);
    assertThat(splits.path("calibration").asInt()).isEqualTo(43);
    assertThat(splits.path("test").asInt()).isEqualTo(72);
    assertThat(version.path("notes").get(0).asString()).contains("43 of 87 val images");
    assertThat(version.path("validation").path("success").asBoolean()).isTrue();
    JsonNode same = server.send("POST", path, "{}").hasStatus(200).json();
    assertThat(same.path("dataset")).isEqualTo(version.path("dataset"));
    return version.path("dataset").asString();
  }

  private static void assertCounts(JsonNode job, int images, int duplicates, int boxes) {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.path("images").asInt()).isEqualTo(images);
    assertThat(job.path("duplicates").asInt()).isEqualTo(duplicates);
    assertThat(job.path("boxes").asInt()).isEqualTo(boxes);
  }

  private static byte[] bccd() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(BCCD)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry("BCCD/" + BCCD.relativize(file)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
