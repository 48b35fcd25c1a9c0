package io.lynceus.inference.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.batching.InferencePool;
import io.lynceus.inference.batching.PictureJob;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.rollout.LiveModels;
import io.lynceus.registry.AliasName;
import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Load;
import io.lynceus.rules.bench.LoadProcess;
import io.lynceus.rules.bench.Spent;
import io.lynceus.vision.detection.DetectionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three times as many requests as can be answered, from strangers who do not wait for each other.
 */
final class OverloadBench {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final double SECONDS = 12;

  @TempDir Path folder;

  @Test
  void whatIsAnsweredAndHowSoonTheRestIsToldNo() throws IOException {
    try (var nano = NanoServer.start(640, folder);
        LoadProcess clients = nano.clients()) {
      clients.closed(2 * CORES, SECONDS);
      double capacity = clients.closed(2 * CORES, SECONDS).perSecond();
      clients.open(3 * capacity, SECONDS / 2);
      Load over = clients.open(3 * capacity, SECONDS);
      assertThat(over.failed()).isZero();
      Figures.atLeast(
          "goodput at 3 times capacity, nano at 640",
          over.perSecond() / capacity,
          "of capacity",
          0.9);
      Figures.atMost("time to refuse at 3 times capacity", over.refusalP99(), "ms, p99", 100);
    }
  }

  /** The queue is kept full, so that nothing but refusals costs anything. */
  @Test
  void whatARefusalCosts() throws IOException {
    var go = new CountDownLatch(1);
    try (var nano = NanoServer.start(320, folder, "--lynceus.queue.deadline=10m");
        LoadProcess clients = nano.clients();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      clients.closed(2 * CORES, 3);
      InferencePool pool = nano.server().bean(InferencePool.class);
      for (int i = 0; i < pool.capacity() + CORES; i++) {
        callers.execute(() -> pool.ask(lease(nano), List.of(held(go))));
      }
      for (Load full = clients.closed(4, 1); full.accepted() > 0; full = clients.closed(4, 1)) {
        assertThat(full.failed()).isZero();
      }
      clients.closed(4, 5);
      Spent idle = Spent.idle();
      Load[] load = new Load[1];
      Spent spent = Spent.on(() -> load[0] = clients.closed(4, 5));
      go.countDown();
      assertThat(load[0].accepted() + load[0].failed()).isZero();
      Figures.atMost(
          "a refusal, 270 KB sent",
          spent.cpuMillisBeyond(idle) / load[0].refused(),
          "CPU-ms/refusal",
          1);
    }
  }

  private static ModelLease lease(NanoServer nano) {
    return nano.server()
        .bean(LiveModels.class)
        .lease(new ModelName("nano"), AliasName.PRODUCTION, Duration.ofSeconds(10));
  }

  /** A picture whose bytes come when the latch says so, and are none. */
  private static PictureJob held(CountDownLatch go) {
    PictureJob.Bytes bytes =
        () -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new byte[0];
        };
    return new PictureJob(bytes, DetectionSettings.SERVING, false);
  }
}
