package io.lynceus.inference.loading;

import static io.lynceus.inference.MemoryRegistry.CELLS;

import io.lynceus.inference.Fixtures;
import io.lynceus.inference.MemoryRegistry;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import java.time.Duration;

/** Leases of one model for tests of those who use them, and whether all were given back. */
public final class Leases implements AutoCloseable {
  private final LoadedModels models;
  private final ModelKey key;
  private final OnnxDetector detector;

  public Leases(OnnxSettings settings) {
    var registry = new MemoryRegistry();
    key = new ModelKey(CELLS, registry.add(Fixtures.MIDDLE));
    models = new LoadedModels(1, new ModelLoader(registry, settings)::load);
    try (ModelLease first = next()) {
      detector = first.detector();
    }
  }

  public ModelLease next() {
    return models.lease(key, Duration.ofSeconds(30));
  }

  /** A model store for tests, over a registry of theirs. */
  public static LoadedModels over(MemoryRegistry registry, int most) {
    return new LoadedModels(most, new ModelLoader(registry, OnnxSettings.ONE_CPU_THREAD)::load);
  }

  /** Lends nothing any more. */
  @Override
  public void close() {
    models.close();
  }

  /** True where the model is closed: retired, and every lease given back. */
  public boolean closed() {
    return detector.isClosed();
  }
}
