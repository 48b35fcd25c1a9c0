package io.lynceus.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.DataServer;
import io.lynceus.data.Pictures;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectNotFound;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;

final class OrphanCollectorIT {
  private static final Content BYTES = Content.of(new byte[] {1}, "image/png");
  private static final List<String> ORPHANS =
      List.of(
          "images/ab/" + "ab".repeat(32),
          "imports/00000000-0000-0000-0000-000000000001",
          "datasets/" + "cd".repeat(32) + "/manifest.jsonl");

  @TempDir static java.nio.file.Path folder;

  @Test
  void removesWhatNoRowKnowsOnceItIsOld() throws IOException {
    try (DataServer server = DataServer.start(folder)) {
      Bucket bucket = server.bean(Bucket.class);
      server.project("kept", "a");
      String image =
          server
              .upload("/api/v1/projects/kept/images", "files", Map.of("x", Pictures.png(1)))
              .json()
              .at("/results/0/image")
              .asString();
      ORPHANS.forEach(key -> bucket.put(key, BYTES));
      assertThat(collector(server, Duration.ofMinutes(10)).collect()).as("too young").isZero();
      assertThat(collector(server, Duration.ofHours(2)).collect()).isEqualTo(ORPHANS.size());
      for (String key : ORPHANS) {
        assertThatThrownBy(() -> bucket.open(key)).isInstanceOf(ObjectNotFound.class);
      }
      server.get("/api/v1/images/" + image + "/content").hasStatus(200);
    }
  }

  /** As it will be after some time. */
  private static OrphanCollector collector(DataServer server, Duration later) {
    return new OrphanCollector(
        server.bean(Bucket.class),
        server.beans(KeptObjects.class),
        server.bean(TransactionOperations.class),
        Clock.offset(Clock.systemUTC(), later),
        Duration.ofMinutes(30));
  }
}
