package io.lynceus.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  private static final String TAKEN =
      """
      {"import": "i1", "state": "succeeded", "images": 2, "duplicates": 1, "boxes": 7, "progress": 1,
       "rejected": [{"source": "Annotations/b.xml", "reason": "object 3 has no area"}]}
      """;

  @TempDir Path folder;
  private StubPlatform platform;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform();
    Files.createDirectories(folder.resolve("JPEGImages"));
    for (String stem : new String[] {"a", "b", "c"}) {
      byte[] bytes = new byte[100_000];
      bytes[7] = (byte) stem.charAt(0);
      Files.write(folder.resolve("JPEGImages").resolve(stem + ".jpg"), bytes);
      Files.writeString(folder.resolve("JPEGImages").resolve(stem + ".xml"), "<" + stem + "/>");
    }
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aFolderIsSentAsOneArchiveAndWaitedFor() throws IOException {
    platform
        .on("POST /projects/cells/imports?format=voc", 202, "{\"import\":\"i1\"}")
        .on(
            "GET /imports/i1",
            200,
            "{\"state\":\"running\",\"position\":1,\"pictures\":3,\"progress\":0.3}")
        .on("GET /imports/i1", 200, TAKEN);
    Typed result = importing("--format", "voc", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualToIgnoringWhitespace(
            """
            {"images":2,"duplicates":1,"boxes":7,
             "rejected":[{"source":"Annotations/b.xml","reason":"object 3 has no area"}]}
            """);
    assertThat(result.err()).contains("sending").contains("1 of 3 pictures");
    Map<String, byte[]> files = unzipped(platform.asked("POST").getFirst().body());
    assertThat(files).hasSize(6);
    assertThat(files.get("JPEGImages/b.jpg"))
        .isEqualTo(Files.readAllBytes(folder.resolve("JPEGImages/b.jpg")));
  }

  @Test
  void totalsAreAddedUpOverParts() {
    platform
        .on("POST /projects/cells/imports?partial=true", 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 200, TAKEN);
    Typed result = importing("--part-bytes", "150000", "--json");
    assertThat(platform.asked("POST")).hasSize(3);
    assertThat(result.json().path("images").asInt()).isEqualTo(6);
    assertThat(result.json().path("duplicates").asInt()).isEqualTo(3);
    assertThat(result.json().path("boxes").asInt()).isEqualTo(21);
    assertThat(result.json().path("rejected")).hasSize(3);
  }

  @Test
  void anArchiveIsSentAsItIs() throws IOException {
    platform
        .on("POST /projects/cells/imports", 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 200, TAKEN);
    Path archive = Files.writeString(folder.resolve("cells.tar.gz"), "the archive's bytes");
    Typed result = Typed.at(platform, "import", archive, "--project", "cells");
    assertThat(result.out().lines())
        .containsExactly(
            "2 images, 7 boxes, 1 were there before, 1 rejected:",
            "  Annotations/b.xml: object 3 has no area");
    assertThat(platform.asked("POST").getFirst().text())
        .contains("name=\"archive\"; filename=\"cells.tar.gz\"")
        .contains("the archive's bytes");
  }

  @Test
  void aPartThatFailsEndsTheImport() {
    platform
        .on("POST /projects/cells/imports?partial=true", 202, "{\"import\":\"i1\"}")
        .on("POST /projects/cells/imports?partial=true", 202, "{\"import\":\"i2\"}")
        .on("GET /imports/i1", 200, TAKEN)
        .on("GET /imports/i2", 200, "{\"state\":\"failed\",\"reason\":\"The disk is full\"}");
    Typed result = importing("--part-bytes", "150000", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.json().at("/problem/detail").asString()).contains("The disk is full");
    assertThat(platform.asked("POST")).hasSize(2);
  }

  @Test
  void partsShowRateAndShareOfTheWholeFolder() {
    platform
        .on("POST /projects/cells/imports?partial=true", 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 200, "{\"state\":\"running\"}")
        .on("GET /imports/i1", 200, TAKEN);
    Typed result = importing("--part-bytes", "150000");
    assertThat(result.err())
        .contains("of 0.3 MB")
        .contains("MB/s")
        .containsPattern("sending █+ 100%")
        .contains("opening");
  }

  @Test
  void aServiceThatIsAwayWhileItImportsIsWaitedFor() {
    platform
        .on("POST /projects/cells/imports", 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 503, "{\"detail\":\"data-service does not answer\"}")
        .on("GET /imports/i1", 200, TAKEN);
    assertThat(importing().exitCode()).isZero();
  }

  @Test
  void ofManyRejectedTwentyAreShownAndAllAreInTheObject() {
    String rejected =
        IntStream.range(0, 25)
            .mapToObj("{\"source\":\"%d.xml\",\"reason\":\"no area\"}"::formatted)
            .collect(Collectors.joining(","));
    platform
        .on("POST /projects/cells/imports", 202, "{\"import\":\"i1\"}")
        .on(
            "GET /imports/i1",
            200,
            "{\"state\":\"succeeded\",\"images\":1500,\"rejected\":[%s]}".formatted(rejected));
    Typed result = importing();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .hasSize(22)
        .startsWith("1,500 images, 0 boxes, 25 rejected:", "  0.xml: no area")
        .endsWith("  19.xml: no area", "  and 5 more; --json names them all");
    assertThat(importing("--json").json().path("rejected")).hasSize(25);
  }

  @Test
  void anImportThatFailsIsAFailure() {
    platform
        .on("POST /projects/cells/imports", 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 200, "{\"state\":\"failed\",\"reason\":\"There is no data.yaml\"}");
    Typed result = importing();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("The import failed: There is no data.yaml");
  }

  @Test
  void whatIsNotThereOrHasNoPicturesIsRefusedHere() throws IOException {
    Typed missing = Typed.at(platform, "import", folder.resolve("none.zip"), "--project", "cells");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("none.zip: there is no such file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Typed nothing = Typed.at(platform, "import", empty, "--project", "cells");
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("has no pictures");
    assertThat(platform.asked()).isEmpty();
  }

  private Typed importing(Object... more) {
    Object[] words = new Object[4 + more.length];
    System.arraycopy(new Object[] {"import", folder, "--project", "cells"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Typed.at(platform, words);
  }

  /** The archive inside a multipart body. */
  private static Map<String, byte[]> unzipped(byte[] body) throws IOException {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\r\n\r\n") + 4;
    Map<String, byte[]> files = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(body, start, body.length - start))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
