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

  /** How the fitted detector is fed, in training as in serving. */
  public InputRecipe recipe() {
    return InputRecipe.ofOurs(size.width(), size.height());
  }

  /** What one must know to ask the fitted detector. */
  public DetectorSpec spec() {
    return new DetectorSpec(classes, recipe(), new OutputLayout.Predictions());
  }
}
