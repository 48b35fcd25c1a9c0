package io.lynceus.vision.box;

/**
 * A rectangle by its corners, in pixels of the upright picture unless the owner says otherwise:
 * {@code x1 <= x2}, {@code y1 <= y2}, finite. Areas are without the "+1" of inclusive pixels.
 */
public record Box(double x1, double y1, double x2, double y2) {
  public Box {
    if (!(x1 <= x2 && y1 <= y2 && Double.isFinite(x2 - x1) && Double.isFinite(y2 - y1))) {
      throw new IllegalArgumentException("Not a box: [%s, %s, %s, %s]".formatted(x1, y1, x2, y2));
    }
  }

  /** The box around a centre. */
  public static Box ofCentre(double x, double y, double width, double height) {
    return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
  }

  public double width() {
    return x2 - x1;
  }

  public double height() {
    return y2 - y1;
  }

  public double area() {
    return width() * height();
  }

  /** Intersection over union, 0 to 1; 0 where either box has no area. */
  public double iou(Box other) {
    double intersection = intersection(other);
    double union = area() + other.area() - intersection;
    return union > 0 ? intersection / union : 0;
  }

  /** The area that both cover, in square pixels. */
  public double intersection(Box other) {
    double w = Math.min(x2, other.x2) - Math.max(x1, other.x1);
    double h = Math.min(y2, other.y2) - Math.max(y1, other.y1);
    return w > 0 && h > 0 ? w * h : 0;
  }

  /** This box with its corners moved into a picture of the given sides. */
  public Box clippedTo(double width, double height) {
    return new Box(
        Math.clamp(x1, 0, width),
        Math.clamp(y1, 0, height),
        Math.clamp(x2, 0, width),
        Math.clamp(y2, 0, height));
  }
}
