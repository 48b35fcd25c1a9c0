package io.lynceus.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.input.InputRecipe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Eleven pictures of 64 by 64 in an input of 96 by 64, so that they lie in its middle. */
final class SplitEvaluationTest {
  private static final InputRecipe RECIPE = InputRecipe.ofOurs(96, 64);
  private static final int ANCHORS = Anchors.of(96, 64).count();
  private static final int ROWS = 4 + Drawn.CLASSES.size();
  private static final List<LabeledImage> IMAGES = Drawn.images(11, 4);

  private final SplitEvaluation evaluation =
      new SplitEvaluation(
          new DetectorSpec(Drawn.CLASSES, RECIPE, new OutputLayout.Predictions()), IMAGES);
  private final List<Integer> asked = new ArrayList<>();

  @Test
  void aNetworkThatFindsEverythingIsWorthAllThereIs() {
    Evaluation result = evaluation.of((_, count) -> truth(count, 0.9f));
    assertThat(result.mAP()).isCloseTo(1, within(1e-9));
    assertThat(result.perClass().keySet()).containsExactlyInAnyOrder("square", "bar");
    assertThat(asked).containsExactly(8, 3);
  }

  @Test
  void aNetworkThatFindsNothingIsWorthNothing() {
    Evaluation result = evaluation.of((_, count) -> FloatBuffer.allocate(count * ROWS * ANCHORS));
    assertThat(result.mAP50()).isZero();
  }

  /** Scores from 0.001 on count: the curves need what serving would not show. */
  @Test
  void hardlyAnythingIsTooUnsureToCount() {
    assertThat(evaluation.of((_, count) -> truth(count, 0.002f)).mAP()).isCloseTo(1, within(1e-9));
    asked.clear();
    assertThat(evaluation.of((_, count) -> truth(count, 0.0005f)).mAP()).isZero();
  }

  /**
   * As far as the memory goes; the others are decoded each time. Either way the numbers are the
   * same.
   */
  @Test
  void picturesThatFitAreDecodedOnce() {
    AtomicInteger reads = new AtomicInteger();
    List<LabeledImage> counted = Drawn.counted(IMAGES, reads);
    DetectorSpec spec = new DetectorSpec(Drawn.CLASSES, RECIPE, new OutputLayout.Predictions());
    SplitEvaluation all = new SplitEvaluation(spec, counted, 11L * RECIPE.floats());
    List<Float> first = fed(all);
    assertThat(fed(all)).isEqualTo(first).isEqualTo(fed(evaluation));
    assertThat(reads).hasValue(11);
    reads.set(0);
    SplitEvaluation some = new SplitEvaluation(spec, counted, 5L * RECIPE.floats());
    fed(some);
    assertThat(fed(some)).isEqualTo(first);
    assertThat(reads).hasValue(11 + 6);
  }

  private static List<Float> fed(SplitEvaluation evaluation) {
    List<Float> seen = new ArrayList<>();
    evaluation.of(
        (pixels, count) -> {
          FloatBuffer floats = pixels.asFloatBuffer();
          for (int i = 0; i < count * RECIPE.floats(); i += 37) {
            seen.add(floats.get(i));
          }
          return FloatBuffer.allocate(count * ROWS * ANCHORS);
        });
    return seen;
  }

  @Test
  void anEmptySplitHasNoNumbers() {
    SplitEvaluation empty =
        new SplitEvaluation(
            new DetectorSpec(Drawn.CLASSES, RECIPE, new OutputLayout.Predictions()), List.of());
    Evaluation result =
        empty.of(
            (_, _) -> {
              throw new AssertionError("There was nothing to ask");
            });
    assertThat(result.ultralytics().fitness()).isZero();
  }

  /**
   * The trained detector through the same door: picture by picture or in a batch, and no array
   * stays.
   */
  @Test
  void theDetectorAnswersEachPictureOfABatchAndLeavesNothingBehind() {
    try (NDManager manager = Engines.manager()) {
      Detector detector = new Detector(new Architecture(0.0625, 0.1, 256, 2));
      ParameterVector.of(detector, manager, false);
      detector.start(new SplittableRandom(1));
      Forward forward = Forward.of(detector, RECIPE, manager);
      ByteBuffer pixels =
          ByteBuffer.allocateDirect(3 * RECIPE.floats() * Float.BYTES)
              .order(ByteOrder.nativeOrder());
      for (int i = 0; i < 3; i++) {
        RECIPE.write(IMAGES.get(i).content().read(), pixels.asFloatBuffer(), i * RECIPE.floats());
      }
      FloatBuffer all = forward.predictions(pixels, 3);
      int arrays = manager.getManagedArrays().size();
      FloatBuffer first = forward.predictions(pixels, 1);
      assertThat(all.limit()).isEqualTo(3 * ROWS * ANCHORS);
      for (int i = 0; i < first.limit(); i++) {
        assertThat(all.get(i)).isCloseTo(first.get(i), within(1e-3f));
      }
      assertThat(manager.getManagedArrays()).hasSize(arrays);
    }
  }

  /** Every box of the next pictures in a cell of its own, in pixels of the input. */
  private FloatBuffer truth(int count, float score) {
    int from = asked.stream().mapToInt(Integer::intValue).sum();
    asked.add(count);
    FloatBuffer output = FloatBuffer.allocate(count * ROWS * ANCHORS);
    for (int i = 0; i < count; i++) {
      List<LabeledBox> boxes = IMAGES.get(from + i).boxes();
      for (int cell = 0; cell < boxes.size(); cell++) {
        LabeledBox label = boxes.get(cell);
        float[] column = {
          (float) ((label.box().x1() + label.box().x2()) / 2 + 16),
          (float) ((label.box().y1() + label.box().y2()) / 2),
          (float) label.box().width(),
          (float) label.box().height()
        };
        for (int row = 0; row < 4; row++) {
          output.put((i * ROWS + row) * ANCHORS + cell, column[row]);
        }
        output.put((i * ROWS + 4 + label.classIndex()) * ANCHORS + cell, score);
      }
    }
    return output;
  }
}
