package io.lynceus.registry;

import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.packaging.ModelPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small sealed packages. Their network is text: the registry never runs one. */
public final class Packages {
  public static final String DATASET = "d".repeat(64);
  public static final List<String> CELLS = List.of("RBC", "WBC");

  private Packages() {}

  public static Lineage.Trained trained() {
    return new Lineage.Trained(
        DATASET, "c0ffee", 7, Map.of("epochs", 2), "PyTorch 2.7.1", "25", "2 cores", null);
  }

  /** A network with these weights of these classes. */
  public static Path sealed(Path folder, String weights, List<String> classes, Lineage lineage) {
    var spec =
        new DetectorSpec(classes, InputRecipe.ofOurs(64, 64), new OutputLayout.Predictions());
    var manifest = ModelManifest.of(spec, Map.of("coco", Map.of("AP50", 0.9)), lineage);
    try {
      Map<String, String> hashes = new TreeMap<>();
      for (var name : List.of(ModelPackage.MODEL, "card.md", "checkpoint/last.pt")) {
        var content = (name + " of " + weights).getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        hashes.put(name, ContentHash.of(content));
      }
      Files.write(folder.resolve(ModelManifest.FILE), with(manifest, hashes).json());
      return folder;
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  public static ModelPackage opened(Path folder) {
    try {
      return ModelPackage.open(folder);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static ModelManifest with(ModelManifest m, Map<String, String> files) {
    return new ModelManifest(
        m.schema(), m.task(), m.classes(), m.input(), m.output(), m.metrics(), m.lineage(), files);
  }
}
