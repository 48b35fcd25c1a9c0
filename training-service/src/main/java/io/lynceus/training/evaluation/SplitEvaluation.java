package io.lynceus.training.evaluation;

import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.network.Anchors;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputDecoder;
import io.lynceus.vision.evaluation.EvaluatedImage;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Letterbox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Runs a network over the pictures of a split, laid out and read as in serving. */
public final class SplitEvaluation {
  private static final int BATCH = 8;

  private final DetectorSpec spec;
  private final List<LabeledImage> images;
  private final OutputDecoder decoder;

  public SplitEvaluation(DetectorSpec spec, List<LabeledImage> images) {
    this.spec = spec;
    this.images = List.copyOf(images);
    InputRecipe recipe = spec.input();
    this.decoder =
        new OutputDecoder(
            recipe,
            spec.output(),
            spec.classes().size(),
            Anchors.of(recipe.width(), recipe.height()).count());
  }

  /** What a network is worth on the split. */
  public Evaluation of(Forward network) {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(BATCH * spec.input().floats() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    List<EvaluatedImage> evaluated = new ArrayList<>();
    for (int from = 0; from < images.size(); from += BATCH) {
      List<LabeledImage> batch = images.subList(from, Math.min(from + BATCH, images.size()));
      List<Letterbox> boxes = write(batch, pixels);
      FloatBuffer output = network.predictions(pixels, batch.size());
      for (int i = 0; i < batch.size(); i++) {
        List<Detection> found =
            decoder.decode(
                output, i * decoder.floats(), boxes.get(i), DetectionSettings.EVALUATION);
        evaluated.add(EvaluatedImage.of(batch.get(i).boxes(), found));
      }
    }
    return Evaluation.of(spec.classes(), evaluated);
  }

  private List<Letterbox> write(List<LabeledImage> batch, ByteBuffer pixels) {
    FloatBuffer floats = pixels.asFloatBuffer();
    List<Letterbox> boxes = new ArrayList<>();
    for (LabeledImage image : batch) {
      int offset = boxes.size() * spec.input().floats();
      boxes.add(spec.input().write(image.content().read(), floats, offset));
    }
    return boxes;
  }
}
