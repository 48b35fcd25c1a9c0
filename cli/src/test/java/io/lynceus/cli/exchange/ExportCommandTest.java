package io.lynceus.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
  private static final byte[] MANIFEST =
      """
      {"schema":"lynceus.dataset/1","classes":["RBC"]}
      {"image":"aa","boxes":[[0,1,2,3,4],[0,5,6,7,8]]}
      {"image":"bb","boxes":[]}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void writesTheArchiveAndSaysHowMuchIsInIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cells.zip");
    try (var platform = new StubPlatform()) {
      platform
          .on("GET /datasets/d1/manifest", 200, "application/jsonl", MANIFEST, Map.of())
          .on(
              "GET /datasets/d1/export?format=yolo",
              200,
              "application/zip",
              new byte[] {1},
              Map.of());
      Typed result =
          Typed.at(platform, "export", "--dataset", "d1", "--format", "yolo", file, "--json");
      assertThat(result.exitCode()).isZero();
      assertThat(result.json().path("file").asString()).isEqualTo(file.toString());
      assertThat(result.json().path("images").asInt()).isEqualTo(2);
      assertThat(result.json().path("boxes").asInt()).isEqualTo(2);
      assertThat(file).hasBinaryContent(new byte[] {1});
    }
  }

  @Test
  void anUnknownVersionLeavesNoFile(@TempDir Path folder) throws IOException {
    try (var platform = new StubPlatform()) {
      Typed result =
          Typed.at(
              platform, "export", "--dataset", "x", "--format", "voc", folder.resolve("x.zip"));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(folder).isEmptyDirectory();
    }
  }
}
