package io.lynceus.vision.evaluation;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;

/**
 * A box that is there. {@code area} decides whether it counts as small, medium or large: COCO
 * states the area of the outline, which is less than the box's. A {@code crowd} is a region of many
 * uncounted objects: finding it is neither right nor wrong.
 */
public record GroundTruth(int classIndex, Box box, double area, boolean crowd) {
  public GroundTruth {
    if (classIndex < 0 || !(area >= 0)) {
      throw new IllegalArgumentException(
          "Not a ground truth: class %d, area %s".formatted(classIndex, area));
    }
  }

  /** One object, as large as its box. */
  public static GroundTruth of(LabeledBox labeled) {
    return new GroundTruth(labeled.classIndex(), labeled.box(), labeled.box().area(), false);
  }
}
