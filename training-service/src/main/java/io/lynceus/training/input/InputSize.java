package io.lynceus.training.input;

import java.util.Collection;

/** The sides of what the network sees, both multiples of 32. */
public record InputSize(int width, int height) {
  private static final int STRIDE = 32;

  public InputSize {
    if (width < STRIDE || height < STRIDE || width % STRIDE != 0 || height % STRIDE != 0) {
      throw new IllegalArgumentException(
          "Sides of an input are multiples of %d: %d by %d".formatted(STRIDE, width, height));
    }
  }

  /**
   * The input for pictures that are fitted into {@code side}: a rectangle where all have the same
   * sides, as 640 by 480 need only 320 by 256, otherwise a square.
   */
  public static InputSize of(int side, Collection<LabeledImage> images) {
    long shapes = images.stream().map(i -> (long) i.width() << 32 | i.height()).distinct().count();
    if (shapes != 1) {
      return new InputSize(side, side);
    }
    LabeledImage any = images.iterator().next();
    double ratio = (double) side / Math.max(any.width(), any.height());
    return new InputSize(up(any.width() * ratio), up(any.height() * ratio));
  }

  private static int up(double side) {
    return Math.max((int) Math.ceil(Math.rint(side) / STRIDE), 1) * STRIDE;
  }
}
