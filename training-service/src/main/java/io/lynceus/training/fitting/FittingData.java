package io.lynceus.training.fitting;

import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import java.util.List;

/**
 * What a detector is fitted to.
 *
 * @param memory bytes that decoded pictures may take
 */
public record FittingData(
    List<String> classes,
    InputSize size,
    List<LabeledImage> train,
    List<LabeledImage> val,
    long memory) {
  public FittingData {
    classes = List.copyOf(classes);
    train = List.copyOf(train);
    val = List.copyOf(val);
  }

  /**
   * The part of the memory for the pictures that are validated on: what they need, if a quarter.
   */
  long valMemory() {
    return Math.min(memory / 4, (long) val.size() * recipe().floats());
  }

  /** The pictures on which an export is compared with what it is of. */
  public List<LabeledImage> compared() {
    return val.isEmpty() ? train : val;
  }

  /** How the fitted detector is fed, in training as in serving. */
  public InputRecipe recipe() {
    return InputRecipe.ofOurs(size.width(), size.height());
  }

  /** What one must know to ask the fitted detector. */
  public DetectorSpec spec() {
    return new DetectorSpec(classes, recipe(), new OutputLayout.Predictions());
  }
}
