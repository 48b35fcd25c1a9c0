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
import io.lynceus.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a network over the pictures of a split, laid out and read as in serving. */
public final class SplitEvaluation {
  private static final int BATCH = 8;

  private final DetectorSpec spec;
  private final List<LabeledImage> images;
  private final OutputDecoder decoder;
  private final long memory;
  private final Map<Integer, LaidOut> laidOut = new HashMap<>();

  /** A picture as it is fed, and how it lies there. */
  private record LaidOut(Picture picture, Letterbox box) {}

  /** For a split that is looked at once. */
  public SplitEvaluation(DetectorSpec spec, List<LabeledImage> images) {
    this(spec, images, 0);
  }

  /**
   * For a split that is looked at often.
   *
   * @param memory bytes that pictures may take which are kept as they are fed
   */
  public SplitEvaluation(DetectorSpec spec, List<LabeledImage> images, long memory) {
    this.memory = memory;
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
      List<Letterbox> boxes = write(from, batch, pixels);
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

  private List<Letterbox> write(int from, List<LabeledImage> batch, ByteBuffer pixels) {
    FloatBuffer floats = pixels.asFloatBuffer();
    List<Letterbox> boxes = new ArrayList<>();
    for (LabeledImage image : batch) {
      int offset = boxes.size() * spec.input().floats();
      boxes.add(write(from + boxes.size(), image, floats, offset));
    }
    return boxes;
  }

  private Letterbox write(int index, LabeledImage image, FloatBuffer floats, int offset) {
    LaidOut known = laidOut.get(index);
    if (known == null && (laidOut.size() + 1L) * spec.input().floats() <= memory) {
      Picture picture = image.content().read();
      known =
          new LaidOut(
              spec.input().letterboxed(picture),
              spec.input().letterbox(picture.width(), picture.height()));
      laidOut.put(index, known);
    }
    if (known == null) {
      return spec.input().write(image.content().read(), floats, offset);
    }
    spec.input().write(known.picture(), floats, offset);
    return known.box();
  }
}
