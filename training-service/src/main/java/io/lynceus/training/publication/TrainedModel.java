package io.lynceus.training.publication;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.vision.packaging.ModelManifest;
import java.nio.file.Path;

/**
 * What a run made.
 *
 * @param token makes two registrations the same: the run's id
 * @param by who asked for the run
 * @param weights to start another run from
 */
public record TrainedModel(
    String token,
    ModelName model,
    ProjectName project,
    String by,
    ModelManifest manifest,
    OnnxBytes onnx,
    Path weights) {

  /** The network as it is served. The array is handed over, not copied. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record OnnxBytes(byte[] bytes) {}
}
