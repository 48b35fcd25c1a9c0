package io.lynceus.training.publication;

import io.lynceus.contracts.ModelName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.Registration;
import io.lynceus.training.checkpoint.TensorFile;
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

  Publication(ModelRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers a model, packed in {@code folder}, which is emptied first: an earlier attempt may
   * have left half a package. The registry answers the version that is there where an earlier
   * attempt got as far as that.
   */
  public ModelVersion publish(TrainedModel trained, Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
      Path weights = folder.resolve(WEIGHTS);
      Files.createDirectories(weights.getParent());
      Files.copy(trained.weights(), weights, StandardCopyOption.REPLACE_EXISTING);
      Files.write(folder.resolve(ModelPackage.MODEL), trained.onnx().bytes());
      ModelPackage sealed = ModelPackage.seal(folder, trained.manifest());
      return registry.register(
          new Registration(
              trained.model(), trained.project(), sealed.folder(), trained.token(), trained.by()));
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
