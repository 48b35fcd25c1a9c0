package io.lynceus.data.image;

import static io.lynceus.rules.bench.Spent.median;
import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Load;
import io.lynceus.rules.bench.LoadProcess;
import io.lynceus.rules.bench.Photo;
import io.lynceus.rules.bench.Spent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures from HTTP to row and event: decoded, hashed, put into the object store. Counted is all
 * that this process does for one, the object store and the broker included, beyond what it does
 * while nobody asks; PostgreSQL has processes of its own.
 */
final class IngestBench {
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 5;
  private static final double SECONDS = 4;

  private final DataServer server = DataServer.shared();
  @TempDir Path folder;

  @Test
  void picturesABusyCoreTakesInASecond() throws IOException {
    server.project("ingest", "a");
    try (LoadProcess clients = clients()) {
      for (int i = 0; i < 8; i++) {
        clients.closed(CLIENTS, SECONDS);
      }
      Spent idle = Spent.idle();
      double[] each = new double[ROUNDS];
      double[] speed = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        Load[] load = new Load[1];
        Spent spent = Spent.on(() -> load[0] = clients.closed(CLIENTS, SECONDS));
        assertThat(load[0].failed() + load[0].refused()).isZero();
        each[round] = spent.cpuMillisBeyond(idle) / load[0].accepted();
        speed[round] = load[0].perSecond();
      }
      Figures.atLeast("ingest of 270 KB JPEG files", 1e3 / median(each), "images/s/busy core", 75);
      Figures.beside("ingest of 270 KB JPEG files", median(speed), "images/s");
    }
  }

  private LoadProcess clients() throws IOException {
    Path picture = Files.write(folder.resolve("a.jpg"), Photo.jpeg(1280, 720));
    return LoadProcess.start(
        new LoadProcess.Target(
            server.address().resolve("/api/v1/projects/ingest/images"),
            "Authorization",
            "Bearer " + server.lasting(),
            "files",
            picture,
            true));
  }
}
