package io.lynceus.inference.loading;

import io.lynceus.platform.object.ObjectNotFound;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.NotRegistered;
import io.lynceus.vision.onnx.OnnxModelCheck;
import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.packaging.ModelPackage;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import io.lynceus.vision.runtime.DeviceUnavailable;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * From the registry into memory: the manifest must be the one that was registered, the network the
 * one that the manifest names, and it must run. Only these two files are fetched.
 */
final class ModelLoader {
  private final ModelRegistry registry;
  private final OnnxSettings settings;

  ModelLoader(ModelRegistry registry, OnnxSettings settings) {
    this.registry = registry;
    this.settings = settings;
  }

  LoadedModel load(ModelKey key) {
    ModelVersion version = registry.version(key.model(), key.version());
    try {
      return new LoadedModel(key, version.project(), open(key, version));
    } catch (ModelPackageInvalid
        | OnnxModelRefused
        | DeviceUnavailable
        | NotRegistered
        | ObjectNotFound e) { // The last two: a file of a version that is there.
      throw new ModelNotServable(key, e);
    }
  }

  private OnnxDetector open(ModelKey key, ModelVersion version) {
    byte[] json = verified(key, ModelManifest.FILE, version.packageHash());
    ModelManifest manifest = ModelManifest.read(json);
    String hash = manifest.files().getOrDefault(ModelPackage.MODEL, "none");
    byte[] network = verified(key, ModelPackage.MODEL, hash);
    return OnnxDetector.open(network, manifest.detector(), settings);
  }

  private byte[] verified(ModelKey key, String path, String hash) {
    byte[] bytes = fetched(key, path);
    String found = ContentHash.of(bytes);
    if (!found.equals(hash)) {
      throw new ModelPackageInvalid(
          "'%s' is not what was registered: its SHA-256 is %s, not %s"
              .formatted(path, found, hash));
    }
    return bytes;
  }

  private byte[] fetched(ModelKey key, String path) {
    try (InputStream file = registry.open(key.model(), key.version(), path)) {
      return file.readNBytes((int) OnnxModelCheck.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' of %s was not read".formatted(path, key), e);
    }
  }
}
