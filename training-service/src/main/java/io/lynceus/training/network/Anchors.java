package io.lynceus.training.network;

import java.util.Arrays;

/**
 * The cells of an input of a given size, finest stride first, then row by row: the centre of each
 * in units of its stride, and the stride in pixels.
 */
public final class Anchors {
  private static final int[] STRIDES = {8, 16, 32};

  private final float[] x;
  private final float[] y;
  private final float[] stride;

  private Anchors(int count) {
    x = new float[count];
    y = new float[count];
    stride = new float[count];
  }

  /** The cells of an input whose sides are multiples of 32. */
  public static Anchors of(int width, int height) {
    int count = 0;
    for (int stride : STRIDES) {
      count += (width / stride) * (height / stride);
    }
    Anchors anchors = new Anchors(count);
    int next = 0;
    for (int stride : STRIDES) {
      next = anchors.fill(next, width / stride, height / stride, stride);
    }
    return anchors;
  }

  private int fill(int from, int columns, int rows, int step) {
    int next = from;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        x[next] = column + 0.5f;
        y[next] = row + 0.5f;
        stride[next] = step;
        next++;
      }
    }
    return next;
  }

  public int count() {
    return x.length;
  }

  public float x(int anchor) {
    return x[anchor];
  }

  public float y(int anchor) {
    return y[anchor];
  }

  public float stride(int anchor) {
    return stride[anchor];
  }

  /** All x, then all y: [2, A]. */
  float[] centres() {
    float[] both = Arrays.copyOf(x, 2 * x.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    return both;
  }

  float[] strides() {
    return stride.clone();
  }

  static int levels() {
    return STRIDES.length;
  }

  static int strideOf(int level) {
    return STRIDES[level];
  }
}
