package io.lynceus.vision.input;

import io.lynceus.vision.box.Box;

/**
 * How a picture is fitted into a network's input: scaled by one factor, up as well as down, to
 * whole pixels, and padded. Boxes go back by the rounded sides, not by the factor, which would move
 * them by up to three pixels.
 *
 * <pre>
 *   1280 x 720 into 640 x 640: scaled 640 x 360, left 0, top 140
 *   640 x 480 into 320 x 256:  scaled 320 x 240, left 0, top 8
 * </pre>
 */
public record Letterbox(
    int sourceWidth,
    int sourceHeight,
    int width,
    int height,
    int scaledWidth,
    int scaledHeight,
    int left,
    int top) {

  /** Fits a source into an input of the given sides. */
  public static Letterbox fit(
      int sourceWidth, int sourceHeight, int width, int height, Placement placement) {
    double ratio = Math.min(height / (double) sourceHeight, width / (double) sourceWidth);
    int scaledWidth = scaled(sourceWidth, ratio, width);
    int scaledHeight = scaled(sourceHeight, ratio, height);
    return new Letterbox(
        sourceWidth,
        sourceHeight,
        width,
        height,
        scaledWidth,
        scaledHeight,
        before(width - scaledWidth, placement),
        before(height - scaledHeight, placement));
  }

  private static int scaled(int side, double ratio, int limit) {
    return Math.clamp((long) Math.rint(side * ratio), 1, limit);
  }

  private static int before(int padding, Placement placement) {
    return switch (placement) {
      case CENTRE -> (int) Math.rint(padding / 2.0 - 0.1);
      case TOP_LEFT -> 0;
    };
  }

  /** A box of the source in pixels of the input. */
  public Box toInput(Box box) {
    double x = scaledWidth / (double) sourceWidth;
    double y = scaledHeight / (double) sourceHeight;
    return new Box(
        box.x1() * x + left, box.y1() * y + top, box.x2() * x + left, box.y2() * y + top);
  }

  /** A box of the input in pixels of the source; it may reach outside the picture. */
  public Box toSource(Box box) {
    double x = sourceWidth / (double) scaledWidth;
    double y = sourceHeight / (double) scaledHeight;
    return new Box(
        (box.x1() - left) * x, (box.y1() - top) * y, (box.x2() - left) * x, (box.y2() - top) * y);
  }
}
