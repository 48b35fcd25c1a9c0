package io.lynceus.training.input;

import io.lynceus.vision.box.Box;

/**
 * Where a picture lies in the input: turned by quarters and mirrored about its middle, scaled, and
 * its middle put somewhere. {@code ax, ay, bx, by} are the rows of the turn, each 0, 1 or -1:
 *
 * <pre>
 *   input.x = x + scale * (ax * dx + ay * dy)      dx, dy: from the picture's middle
 *   input.y = y + scale * (bx * dx + by * dy)
 * </pre>
 */
record View(double x, double y, double scale, int ax, int ay, int bx, int by) {

  /** Neither turned nor mirrored. */
  static View upright(double x, double y, double scale) {
    return new View(x, y, scale, 1, 0, 0, 1);
  }

  /** The same place, turned and mirrored in one of eight ways; bit 0 mirrors left to right. */
  View turned(int way) {
    int mirror = (way & 1) == 0 ? 1 : -1;
    int flip = (way & 2) == 0 ? 1 : -1;
    return (way & 4) == 0
        ? new View(x, y, scale, mirror, 0, 0, flip)
        : new View(x, y, scale, 0, mirror, flip, 0);
  }

  /** Whether the picture's width runs along the input's height. */
  boolean isLying() {
    return ax == 0;
  }

  View at(double newX, double newY) {
    return new View(newX, newY, scale, ax, ay, bx, by);
  }

  /** A box of the picture in input pixels. */
  Box place(Box box, double width, double height) {
    double x1 = box.x1() - width / 2;
    double y1 = box.y1() - height / 2;
    double x2 = box.x2() - width / 2;
    double y2 = box.y2() - height / 2;
    double left = x + scale * (ax * x1 + ay * y1);
    double right = x + scale * (ax * x2 + ay * y2);
    double top = y + scale * (bx * x1 + by * y1);
    double bottom = y + scale * (bx * x2 + by * y2);
    return new Box(
        Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom));
  }
}
