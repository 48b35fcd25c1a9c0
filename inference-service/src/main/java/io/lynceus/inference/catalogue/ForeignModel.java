package io.lynceus.inference.catalogue;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.Registration;
import io.lynceus.vision.onnx.OnnxModelCheck;
import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.packaging.ForeignManifest;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.packaging.ModelPackage;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Registers a detector that was made elsewhere: the file is judged by our reader, run a few times
 * on a platform thread, sealed into a package and registered. Nothing of a refused one is kept.
 */
@Component
final class ForeignModel implements AutoCloseable {
  private final ModelRegistry registry;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("model-trial").daemon().factory());

  ForeignModel(ModelRegistry registry) {
    this.registry = registry;
  }

  ModelVersion register(ModelName model, byte[] network, byte[] json, String by) {
    if (Math.min(network.length, json.length) == 0) {
      throw ModelRefused.empty(network.length == 0 ? "model" : "manifest");
    }
    try {
      ModelManifest manifest = ForeignManifest.read(json).imported(network, by);
      OnnxModelCheck.check(network, manifest.detector());
      runs(network, manifest);
      String token = "upload:" + model + ":" + ContentHash.of(manifest.json());
      return sealed(model, network, manifest, token, by);
    } catch (OnnxModelRefused e) {
      throw new ModelRefused(e);
    } catch (ModelPackageInvalid e) {
      throw new ModelRefused(e);
    }
  }

  /** A file that does not load or puts out no scores is refused before it is anything here. */
  private void runs(byte[] network, ModelManifest manifest) {
    try {
      CompletableFuture.runAsync(
              () ->
                  OnnxDetector.open(network, manifest.detector(), OnnxSettings.ONE_CPU_THREAD)
                      .close(),
              thread)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OnnxModelRefused refused) {
        throw refused;
      }
      throw e;
    }
  }

  private ModelVersion sealed(
      ModelName model, byte[] network, ModelManifest manifest, String token, String by) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("lynceus-upload-");
      Files.write(folder.resolve(ModelPackage.MODEL), network);
      ModelPackage.seal(folder, manifest);
      var project = new ProjectName(model.value());
      return registry.register(new Registration(model, project, folder, token, by));
    } catch (IOException e) {
      throw new UncheckedIOException("The package of %s was not written".formatted(model), e);
    } finally {
      if (folder != null) {
        FileSystemUtils.deleteRecursively(folder.toFile());
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
