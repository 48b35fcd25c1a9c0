package io.lynceus.training.publication;

import io.lynceus.contracts.ModelName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.Registration;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.run.Run;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.packaging.ModelPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Packs and registers trained models, and opens their weights again. */
@Component
public final class Publication {
  private static final String WEIGHTS = ModelPackage.CHECKPOINT + "/weights.safetensors";

  private final ModelRegistry registry;
  private final RunManifest manifest;

  Publication(ModelRegistry registry, RunManifest manifest) {
    this.registry = registry;
    this.manifest = manifest;
  }

  /**
   * Registers what a run made, packed in {@code folder}, which is emptied first: an earlier attempt
   * may have left half a package. The run's id is the token, so that the registry answers the
   * version that is there where an earlier attempt got as far as that.
   *
   * @param onnx the network as it is served
   * @param weights to start another run from
   */
  public ModelVersion publish(
      Run run, DetectorSpec spec, Evaluation evaluation, byte[] onnx, Path weights, Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
      Path checkpoint = folder.resolve(WEIGHTS);
      Files.createDirectories(checkpoint.getParent());
      Files.copy(weights, checkpoint, StandardCopyOption.REPLACE_EXISTING);
      Files.write(folder.resolve(ModelPackage.MODEL), onnx);
      ModelPackage sealed = ModelPackage.seal(folder, manifest.of(run, spec, evaluation));
      return registry.register(
          new Registration(
              run.subject().model(),
              run.subject().project(),
              sealed.folder(),
              run.id().value(),
              run.origin().by()));
    } catch (IOException e) {
      throw new UncheckedIOException("The model package cannot be written", e);
    }
  }

  /** The weights of a registered version. */
  public TensorFile weights(ModelName model, String version) {
    try (InputStream file = registry.open(model, version, WEIGHTS)) {
      return TensorFile.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The weights of %s@%s broke off".formatted(model, version), e);
    }
  }
}
