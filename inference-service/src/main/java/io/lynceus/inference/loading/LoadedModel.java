package io.lynceus.inference.loading;

import io.lynceus.contracts.ProjectName;
import io.lynceus.vision.runtime.OnnxDetector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version in memory, and how many hold it. Retired, it is lent to nobody any more and closed when
 * the last holder gives it back.
 */
final class LoadedModel {
  private final ModelKey key;
  private final @Nullable ProjectName project;
  private final OnnxDetector detector;
  private int holders;
  private boolean retired;

  LoadedModel(ModelKey key, @Nullable ProjectName project, OnnxDetector detector) {
    this.key = key;
    this.project = project;
    this.detector = detector;
  }

  ModelKey key() {
    return key;
  }

  @Nullable ProjectName project() {
    return project;
  }

  OnnxDetector detector() {
    return detector;
  }

  /** Empty where it was retired in the meantime. */
  synchronized Optional<ModelLease> lend() {
    if (retired) {
      return Optional.empty();
    }
    holders++;
    return Optional.of(new ModelLease(this));
  }

  synchronized void giveBack() {
    holders--;
    closeIfDone();
  }

  synchronized void retire() {
    if (!retired) {
      retired = true;
      closeIfDone();
    }
  }

  private void closeIfDone() {
    if (retired && holders == 0) {
      detector.close();
    }
  }
}
