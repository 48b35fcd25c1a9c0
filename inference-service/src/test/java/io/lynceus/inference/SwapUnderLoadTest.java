package io.lynceus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.inference.batching.InferencePool;
import io.lynceus.inference.batching.PictureJob;
import io.lynceus.inference.batching.Pools;
import io.lynceus.inference.loading.Leases;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.rollout.LiveModels;
import io.lynceus.inference.rollout.Rollouts;
import io.lynceus.registry.AliasName;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.runtime.OnnxDetector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty swaps while four callers ask without pause: nobody notices, and nothing stays behind. */
final class SwapUnderLoadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SWAPS = 20;

  private final MemoryRegistry registry = new MemoryRegistry();
  private final byte[] picture = Fixtures.grey(255);
  private final Queue<OnnxDetector> seen = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void nobodyNotices() throws InterruptedException, ExecutionException {
    try (LoadedModels loaded = Leases.over(registry, 4);
        InferencePool pool = Pools.of(2, 16, PATIENCE);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      LiveModels live = Rollouts.of(registry, loaded);
      promote(live, Fixtures.MIDDLE);
      List<Future<Integer>> asking =
          IntStream.range(0, 4).mapToObj(i -> callers.submit(() -> ask(live, pool))).toList();
      for (int swap = 0; swap < SWAPS; swap++) {
        promote(live, swap % 2 == 0 ? Fixtures.CORNER : Fixtures.MIDDLE);
      }
      over.set(true);
      int answers = 0;
      for (Future<Integer> caller : asking) {
        answers += caller.get();
      }
      assertThat(answers).isPositive();
    }
    assertThat(seen).isNotEmpty().allMatch(OnnxDetector::isClosed);
  }

  private void promote(LiveModels live, byte[] network) {
    registry.set(AliasName.PRODUCTION, registry.add(network));
    Rollouts.moved(live, MemoryRegistry.CELLS, AliasName.PRODUCTION);
  }

  private int ask(LiveModels live, InferencePool pool) {
    var job = new PictureJob(() -> picture, DetectionSettings.SERVING, false);
    int answers = 0;
    do {
      ModelLease lease = live.lease(MemoryRegistry.CELLS, AliasName.PRODUCTION, PATIENCE);
      seen.add(lease.detector());
      answers += pool.ask(lease, List.of(job)).size();
    } while (!over.get());
    return answers;
  }
}
