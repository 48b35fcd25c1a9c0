package io.lynceus.training.input;

import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.picture.Picture;
import java.util.List;

/**
 * A picture of a split with what is on it. Sides and boxes are of the upright picture; the pixels
 * are read when they are needed.
 */
public record LabeledImage(
    String name, int width, int height, List<LabeledBox> boxes, Content content) {
  public LabeledImage {
    boxes = List.copyOf(boxes);
  }

  /** Where the pixels come from. */
  @FunctionalInterface
  public interface Content {
    Picture read();
  }
}
