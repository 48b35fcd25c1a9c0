package io.lynceus.training.graph;

import ai.djl.ndarray.types.Shape;
import java.util.stream.LongStream;

/** Shapes with the batch in front. */
final class Shapes {
  private Shapes() {}

  /** The batch size of {@code like}, then {@code sizes}, where one may be -1: what is left. */
  static Shape withBatch(Shape like, long... sizes) {
    long known = LongStream.of(sizes).filter(s -> s > 0).reduce(1, (a, b) -> a * b);
    long left = like.size() / like.get(0) / known;
    return new Shape(
        LongStream.concat(
                LongStream.of(like.get(0)), LongStream.of(sizes).map(s -> s < 0 ? left : s))
            .toArray());
  }

  /** {@code shape} with one axis set to {@code size}. */
  static Shape with(Shape shape, int axis, long size) {
    long[] sizes = shape.getShape().clone();
    sizes[axis] = size;
    return new Shape(sizes);
  }

  /** {@code shape} without one axis. */
  static Shape without(Shape shape, int axis) {
    return shape.slice(0, axis).addAll(shape.slice(axis + 1));
  }
}
