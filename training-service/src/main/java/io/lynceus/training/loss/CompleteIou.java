package io.lynceus.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * Complete IoU (Distance-IoU Loss, Zheng et al. 2020, section 3.3): overlap, less what the centres
 * are apart, less what the shapes differ. Both boxes are given by how far they reach from one cell
 * to the left, top, right and bottom, which suits anchors and needs no coordinates; any unit will
 * do, as it cancels out.
 */
final class CompleteIou {
  private static final double EPSILON = 1e-7;
  private static final double SHAPE_SCALE = 4 / (Math.PI * Math.PI);

  private CompleteIou() {}

  /** Of one pair. */
  static double of(Reach a, Reach b) {
    double inter =
        Math.max(Math.min(a.left(), b.left()) + Math.min(a.right(), b.right()), 0)
            * Math.max(Math.min(a.top(), b.top()) + Math.min(a.bottom(), b.bottom()), 0);
    double iou = inter / (a.area() + b.area() - inter + EPSILON);
    double width = Math.max(a.left(), b.left()) + Math.max(a.right(), b.right());
    double height = Math.max(a.top(), b.top()) + Math.max(a.bottom(), b.bottom());
    double dx = (b.right() - b.left() - a.right() + a.left()) / 2;
    double dy = (b.bottom() - b.top() - a.bottom() + a.top()) / 2;
    double apart = (dx * dx + dy * dy) / (width * width + height * height + EPSILON);
    double angle = b.angle() - a.angle();
    double shape = SHAPE_SCALE * angle * angle;
    return iou - apart - shape * shape / (shape - iou + 1 + EPSILON);
  }

  /** How far a box reaches from a cell. */
  record Reach(double left, double top, double right, double bottom) {
    double area() {
      return (left + right) * (top + bottom);
    }

    double angle() {
      return Math.atan((left + right) / (top + bottom + EPSILON));
    }
  }

  /**
   * Of pairs of rows [P, 4], as [P, 1], with a gradient for {@code predicted}. The weight of the
   * shape term is taken as given, as in the paper.
   */
  static NDArray of(NDArray predicted, NDArray wanted) {
    NDList p = predicted.split(4, 1);
    NDList w = wanted.split(4, 1);
    NDArray width = p.get(0).add(p.get(2));
    NDArray height = p.get(1).add(p.get(3));
    NDArray wantedWidth = w.get(0).add(w.get(2));
    NDArray wantedHeight = w.get(1).add(w.get(3));

    NDArray inter = least(p, w, 0).mul(least(p, w, 1));
    NDArray union =
        width.mul(height).add(wantedWidth.mul(wantedHeight)).sub(inter).add((float) EPSILON);
    NDArray iou = inter.div(union);

    NDArray diagonal = most(p, w, 0).square().add(most(p, w, 1).square()).add((float) EPSILON);
    NDArray apart = offset(p, w, 0).square().add(offset(p, w, 1).square()).div(diagonal);

    NDArray angle = angle(wantedWidth, wantedHeight).sub(angle(width, height));
    NDArray shape = DetectionLoss.times(angle.square(), SHAPE_SCALE);
    NDArray weight =
        shape.stopGradient().div(shape.sub(iou).add((float) (1 + EPSILON)).stopGradient());
    return iou.sub(apart).sub(shape.mul(weight));
  }

  private static NDArray least(NDList p, NDList w, int side) {
    return NDArrays.minimum(p.get(side), w.get(side))
        .add(NDArrays.minimum(p.get(side + 2), w.get(side + 2)));
  }

  private static NDArray most(NDList p, NDList w, int side) {
    return NDArrays.maximum(p.get(side), w.get(side))
        .add(NDArrays.maximum(p.get(side + 2), w.get(side + 2)));
  }

  /** How far the centres are apart along an axis. */
  private static NDArray offset(NDList p, NDList w, int side) {
    NDArray wanted = w.get(side + 2).sub(w.get(side));
    return DetectionLoss.times(wanted.sub(p.get(side + 2)).add(p.get(side)), 0.5);
  }

  private static NDArray angle(NDArray width, NDArray height) {
    return width.div(height.add((float) EPSILON)).atan();
  }
}
