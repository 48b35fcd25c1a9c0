package io.lynceus.vision.evaluation;

import io.lynceus.vision.box.Box;

/**
 * A box as COCO's files write it: left, top, width, height. Kept beside {@link Box} because {@code
 * (x + width) - x} is not always {@code width}, and the reference evaluator computes with widths.
 */
public record CocoBox(double x, double y, double width, double height) {
  public CocoBox {
    if (!(width >= 0 && height >= 0 && Double.isFinite(x + width) && Double.isFinite(y + height))) {
      throw new IllegalArgumentException(
          "Not a box: [%s, %s, %s, %s]".formatted(x, y, width, height));
    }
  }

  /** The same box from its corners. */
  public static CocoBox of(Box box) {
    return new CocoBox(box.x1(), box.y1(), box.width(), box.height());
  }

  public double area() {
    return width * height;
  }
}
