package io.lynceus.vision.packaging;

import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxFiles;
import java.util.List;
import java.util.Map;

/** Manifests, and a network of one node that fits them. */
public final class Manifests {
  public static final DetectorSpec SPEC =
      new DetectorSpec(
          List.of("RBC", "WBC"), InputRecipe.ofOurs(64, 32), new OutputLayout.Predictions());

  public static final Lineage.Trained TRAINED =
      new Lineage.Trained(
          "0f".repeat(32),
          "1f7c0b61",
          1,
          Map.of("epochs", 40, "preset", "nano", "learningRate", 0.002),
          "PyTorch 2.7.1 by DJL 0.35.1",
          "25.0.3+9",
          "2 x CPU with avx512_bf16",
          null);

  public static final ModelManifest MANIFEST =
      ModelManifest.of(
          SPEC,
          Map.of("coco", Map.of("AP", 0.557, "AP50", 0.875), "AP50 by class", Map.of("RBC", 0.81)),
          TRAINED);

  private Manifests() {}

  public static byte[] model() {
    return OnnxFiles.model(
        new OnnxFiles.Message()
            .with(1, OnnxFiles.node("Sigmoid", "images", "predictions"))
            .with(2, "tiny")
            .with(11, OnnxFiles.value("images", OnnxFiles.FLOAT, -1, 3, 32, 64))
            .with(12, OnnxFiles.value("predictions", OnnxFiles.FLOAT, -1, 6, 42)));
  }
}
