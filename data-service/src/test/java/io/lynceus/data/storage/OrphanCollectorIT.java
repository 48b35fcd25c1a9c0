package io.lynceus.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.DataServer;
import io.lynceus.data.Pictures;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectNotFound;
import io.lynceus.platform.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  @Test
  void looksAgainUnderTheLockBeforeItRemoves() throws IOException {
    Bucket bucket = DataServer.shared().bean(Bucket.class);
    bucket.put("probe/late", BYTES);
    bucket.put("probe/lost", BYTES);
    Set<String> asked = new HashSet<>();
    var kept = new KeptObjects("probe/", key -> !asked.add(key) && key.endsWith("late"));
    assertThat(collector(DataServer.shared(), List.of(kept), Duration.ofHours(2)).collect())
        .isEqualTo(1);
    try (InputStream late = bucket.open("probe/late")) {
      assertThat(late.read()).as("its row came between the two looks").isEqualTo(1);
    }
    assertThatThrownBy(() -> bucket.open("probe/lost")).isInstanceOf(ObjectNotFound.class);
    bucket.delete("probe/late");
  }

  @Test
  void findsNothingInABucketThatIsNotThereYet() {
    DataServer server = DataServer.shared();
    var nowhere =
        new Bucket(
            "lynceus-not-made", server.bean(ObjectStore.class), server.bean(JdbcClient.class));
    assertThat(nowhere.list("images/")).isEmpty();
    var kept = new KeptObjects("", key -> false);
    var collector =
        new OrphanCollector(
            nowhere,
            List.of(kept),
            server.bean(TransactionOperations.class),
            Clock.systemUTC(),
            Duration.ofMinutes(1));
    assertThat(collector.collect()).isZero();
  }

  /** As it will be after some time. */
  private static OrphanCollector collector(DataServer server, Duration later) {
    return collector(server, server.beans(KeptObjects.class), later);
  }

  private static OrphanCollector collector(
      DataServer server, List<KeptObjects> kept, Duration later) {
    return new OrphanCollector(
        server.bean(Bucket.class),
        kept,
        server.bean(TransactionOperations.class),
        Clock.offset(Clock.systemUTC(), later),
        Duration.ofMinutes(30));
  }
}
