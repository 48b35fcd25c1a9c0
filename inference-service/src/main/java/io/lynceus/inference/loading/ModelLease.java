package io.lynceus.inference.loading;

import io.lynceus.contracts.ProjectName;
import io.lynceus.vision.runtime.OnnxDetector;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The right to ask one version; while it is held, the version stays in memory. */
public final class ModelLease implements AutoCloseable {
  private final LoadedModel model;
  private final AtomicBoolean open = new AtomicBoolean(true);

  ModelLease(LoadedModel model) {
    this.model = model;
  }

  public ModelKey key() {
    return model.key();
  }

  /** The project that the model belongs to, where it belongs to one. */
  public @Nullable ProjectName project() {
    return model.project();
  }

  public OnnxDetector detector() {
    return model.detector();
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      model.giveBack();
    }
  }
}
