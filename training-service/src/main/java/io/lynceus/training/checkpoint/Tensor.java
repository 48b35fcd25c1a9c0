package io.lynceus.training.checkpoint;

import java.util.List;

/** Some floats and the sizes of their axes. The array is handed over, not copied. */
public final class Tensor {
  private final List<Long> shape;
  private final float[] values;

  public Tensor(List<Long> shape, float[] values) {
    this.shape = List.copyOf(shape);
    this.values = values;
    if (shape.stream().reduce(1L, (a, b) -> a * b) != values.length) {
      throw new IllegalArgumentException(
          "%d values do not fill a tensor of %s".formatted(values.length, shape));
    }
  }

  /** One axis. */
  public static Tensor of(float[] values) {
    return new Tensor(List.of((long) values.length), values);
  }

  public List<Long> shape() {
    return shape;
  }

  /** The tensor's own array. */
  public float[] values() {
    return values;
  }
}
