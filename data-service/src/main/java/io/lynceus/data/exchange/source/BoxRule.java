package io.lynceus.data.exchange.source;

import io.lynceus.vision.box.Box;

/** Which written corners are a box of a picture: the same rule for every format. */
public final class BoxRule {
  /** So much of a side may a corner lie outside: rounding of the tool that wrote it. */
  public static final double TOLERANCE = 0.01;

  /** More boxes than this in one picture are an attack or a mistake. */
  public static final int MOST_BOXES = 10_000;

  private BoxRule() {}

  /** The box, clipped to the picture. */
  public static Box judged(double x1, double y1, double x2, double y2, int width, int height) {
    if (!Double.isFinite(x1 + y1 + x2 + y2)) {
      throw new LabelRefused("A coordinate is not a number");
    }
    if (x2 < x1 || y2 < y1) {
      throw new LabelRefused("The box ends before it begins: " + corners(x1, y1, x2, y2));
    }
    if (outside(x1, width) || outside(x2, width) || outside(y1, height) || outside(y2, height)) {
      throw new LabelRefused(
          "The box %s lies outside the picture of %d x %d"
              .formatted(corners(x1, y1, x2, y2), width, height));
    }
    return withArea(new Box(x1, y1, x2, y2).clippedTo(width, height));
  }

  /** The box, if it has an area. */
  public static Box withArea(Box box) {
    if (box.area() <= 0) {
      throw new LabelRefused(
          "The box has no area: " + corners(box.x1(), box.y1(), box.x2(), box.y2()));
    }
    return box;
  }

  private static boolean outside(double at, int side) {
    return at < -TOLERANCE * side || at > (1 + TOLERANCE) * side;
  }

  private static String corners(double x1, double y1, double x2, double y2) {
    return "[%s, %s, %s, %s]".formatted(plain(x1), plain(y1), plain(x2), plain(y2));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
