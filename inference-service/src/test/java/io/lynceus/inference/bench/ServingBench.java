package io.lynceus.inference.bench;

import static io.lynceus.rules.bench.Spent.median;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Load;
import io.lynceus.rules.bench.LoadProcess;
import io.lynceus.rules.bench.Spent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The service against bare ONNX Runtime on the same cores, in turns, so that what else runs on the
 * machine hurts both. Pictures are 1280 x 720 JPEG files of 270 KB. The broker, the object store
 * and the rest of the local stack live in this process: what it spends while nobody asks is taken
 * off.
 */
final class ServingBench {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int CLIENTS = Math.clamp(2L * CORES, 2, 8);
  private static final int PAIRS = 5;
  private static final double SECONDS = 5;
  private static final int WARM_UP = 1_000;

  /** One image's share of a turn. */
  private record Turn(double cpuMillis, double perSecond) {}

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"320, 0.70", "640, 0.85"})
  void cpuOfARequestAgainstTheBareEngine(int side, double efficiency)
      throws IOException, InterruptedException, OrtException {
    try (var nano = NanoServer.start(side, folder);
        var engine = new BareEngine(Files.readAllBytes(nano.network()), 1, 3, side, side);
        LoadProcess clients = nano.clients()) {
      engine.run(CORES, 1);
      for (long warm = 0; warm < WARM_UP; warm += clients.closed(CLIENTS, 3).accepted()) {
        assertThat(warm).isNotNegative();
      }
      measure(engine, clients, side, efficiency);
    }
  }

  private static void measure(BareEngine engine, LoadProcess clients, int side, double efficiency)
      throws InterruptedException {
    Spent idle = Spent.idle();
    double[] ratios = new double[PAIRS];
    double[] bare = new double[PAIRS];
    double[] whole = new double[PAIRS];
    double[] speed = new double[PAIRS];
    for (int pair = 0; pair < PAIRS; pair++) {
      bare[pair] = bare(engine).cpuMillis();
      Turn served = served(clients, idle);
      whole[pair] = served.cpuMillis();
      speed[pair] = served.perSecond();
      ratios[pair] = bare[pair] / whole[pair];
    }
    String of = ", 720p JPEG, nano at " + side;
    Figures.atLeast("serving efficiency" + of, median(ratios), "engine/service CPU", efficiency);
    Figures.atMost("CPU beyond the engine" + of, median(whole) - median(bare), "CPU-ms/request", 8);
    Figures.beside("CPU of the engine" + of, median(bare), "CPU-ms/image");
    Figures.beside(
        "idle process, taken off" + of, idle.cpuMillis() / idle.wallSeconds(), "CPU-ms/s");
    Figures.beside("served" + of, median(speed), "images/s");
  }

  private static Turn bare(BareEngine engine) throws InterruptedException {
    var runs = new AtomicLong();
    Spent spent = Spent.on(() -> runs.set(engine.run(CORES, SECONDS)));
    return new Turn(spent.cpuMillis() / runs.get(), runs.get() / spent.wallSeconds());
  }

  private static Turn served(LoadProcess clients, Spent idle) {
    Load[] load = new Load[1];
    Spent spent = Spent.on(() -> load[0] = clients.closed(CLIENTS, SECONDS));
    assertThat(load[0].refused() + load[0].failed()).isZero();
    return new Turn(spent.cpuMillisBeyond(idle) / load[0].accepted(), load[0].perSecond());
  }
}
