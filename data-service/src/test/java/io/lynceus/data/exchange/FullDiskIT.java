package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.Pictures;
import io.lynceus.data.exchange.archive.Packed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A disk without room, which is any disk of which more is to be left free than there is. */
final class FullDiskIT {
  @TempDir Path folder;

  @Test
  void anArchiveIsRefusedAndNothingOfItIsLeft() {
    try (var server = DataServer.start(folder, "--lynceus.scratch-reserve=4000000TB")) {
      server.project("full", "a");
      byte[] archive =
          Packed.of("data.yaml", "train: images\nnames: [a]")
              .and("images/x.png", Pictures.png(1301))
              .zip();
      JsonNode problem =
          server
              .upload("/api/v1/projects/full/imports", "archive", Map.of("a.zip", archive))
              .isProblem(507, "storage-full")
              .json();
      assertThat(problem.path("detail").asString()).contains("send it again");
      assertThat(server.scratch()).isEmptyDirectory();
      assertThat(server.get("/api/v1/projects/full/images").json().path("items")).isEmpty();
      server
          .upload(
              "/api/v1/projects/full/images", "files", Map.of("needs no disk", Pictures.png(1302)))
          .hasStatus(201);
    }
  }
}
