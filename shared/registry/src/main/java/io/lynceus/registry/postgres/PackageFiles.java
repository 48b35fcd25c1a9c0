package io.lynceus.registry.postgres;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.platform.object.StoredObject;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.packaging.ModelPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where the files of packages lie: the one place that composes their keys. */
final class PackageFiles {
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final ObjectStore store;
  private final String bucket;
  private volatile boolean bucketThere;

  PackageFiles(ObjectStore store, String bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  String bucket() {
    return bucket;
  }

  static String folder(ModelName model, String id) {
    return "models/" + model + "/" + id;
  }

  /** The manifest last. */
  void upload(ModelPackage content, String folder) {
    createBucket();
    content.manifest().files().forEach((path, hash) -> put(content, folder, path, hash));
    try {
      put(content, folder, ModelManifest.FILE, content.hash());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The package's manifest cannot be read", unreadable);
    }
  }

  private void put(ModelPackage content, String folder, String path, String hash) {
    store.put(
        new ObjectLocation(bucket, folder + "/" + path),
        Content.of(content.folder().resolve(path), hash, MEDIA_TYPE));
  }

  InputStream open(String bucket, String folder, String path) {
    return store.open(new ObjectLocation(bucket, folder + "/" + path));
  }

  void delete(String bucket, String folder) {
    store.list(bucket, folder + "/").map(StoredObject::location).forEach(store::delete);
  }

  private void createBucket() {
    if (!bucketThere) {
      store.createBucket(bucket);
      bucketThere = true;
    }
  }
}
