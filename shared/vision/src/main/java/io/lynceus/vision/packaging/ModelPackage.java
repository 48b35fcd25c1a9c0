package io.lynceus.vision.packaging;

import io.lynceus.vision.onnx.OnnxModelCheck;
import io.lynceus.vision.onnx.OnnxSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with a model version in it: the manifest names every other file with its hash. */
public record ModelPackage(Path folder, ModelManifest manifest) {
  /** The network's name in the package. */
  public static final String MODEL = "model.onnx";

  /** The folder for weights from which training goes on. */
  public static final String CHECKPOINT = "checkpoint";

  private static final int MOST_MANIFEST_BYTES = 16 << 20;

  /**
   * Completes a folder that holds {@code model.onnx} and whatever else belongs to the version: the
   * network is checked, MLflow's files and the card are written, and the manifest last.
   */
  public static ModelPackage seal(Path folder, ModelManifest manifest) throws IOException {
    byte[] model = Files.readAllBytes(folder.resolve(MODEL));
    OnnxSignature signature = OnnxModelCheck.check(model, manifest.detector());
    for (Map.Entry<String, String> file : MlflowFlavour.files(signature).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(folder.resolve("card.md"), ModelCard.of(manifest));
    ModelManifest complete = manifest.withFiles(hashes(folder));
    Files.write(folder.resolve(ModelManifest.FILE), complete.json());
    return new ModelPackage(folder, complete);
  }

  /** Opens a folder whose files are all there, all named, and all as they were sealed. */
  public static ModelPackage open(Path folder) throws IOException {
    Path file = folder.resolve(ModelManifest.FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > MOST_MANIFEST_BYTES) {
      throw new ModelPackageInvalid("The package has no " + ModelManifest.FILE);
    }
    var opened = new ModelPackage(folder, ModelManifest.read(Files.readAllBytes(file)));
    opened.verify();
    return opened;
  }

  private void verify() throws IOException {
    SortedMap<String, String> found = hashes(folder);
    if (!found.containsKey(MODEL)) {
      throw new ModelPackageInvalid("The package has no " + MODEL);
    }
    manifest.files().forEach((path, hash) -> requireSame(path, hash, found.remove(path)));
    if (!found.isEmpty()) {
      throw new ModelPackageInvalid(
          "The manifest does not name these files: " + String.join(", ", found.keySet()));
    }
  }

  private static void requireSame(String path, String hash, @Nullable String found) {
    if (found == null) {
      throw new ModelPackageInvalid("The package lacks '%s'".formatted(path));
    }
    if (!found.equals(hash)) {
      throw new ModelPackageInvalid(
          "'%s' is not what was registered: its SHA-256 is %s, not %s"
              .formatted(path, found, hash));
    }
  }

  /** Of every regular file but the manifest, by its path with slashes. */
  private static SortedMap<String, String> hashes(Path folder) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isSymbolicLink(file)) {
          throw new ModelPackageInvalid("'%s' is a link".formatted(path));
        }
        if (Files.isRegularFile(file) && !path.equals(ModelManifest.FILE)) {
          hashes.put(path, ContentHash.of(file));
        }
      }
    }
    return hashes;
  }

  /** The network's bytes. */
  public byte[] model() throws IOException {
    return Files.readAllBytes(folder.resolve(MODEL));
  }

  /** The SHA-256 of the manifest, which through its hashes stands for the whole package. */
  public String hash() throws IOException {
    return ContentHash.of(folder.resolve(ModelManifest.FILE));
  }
}
