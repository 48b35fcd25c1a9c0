package io.lynceus.training.loss;

import io.lynceus.training.network.Anchors;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;

/**
 * A picture of 32 by 32 pixels with three boxes of two classes, and what a network might say of it;
 * the NumPy program that the expected values come from writes the same formulae.
 */
final class Example {
  static final Anchors ANCHORS = Anchors.of(32, 32);
  static final List<LabeledBox> BOXES =
      List.of(
          new LabeledBox(0, new Box(2, 3, 20, 22)),
          new LabeledBox(1, new Box(10, 8, 30, 31)),
          new LabeledBox(0, new Box(17, 1, 25, 12)));

  private static final int BINS = 16;

  private Example() {}

  /** [64, 21]: waves, with a peak near where the sides of one of the boxes are. */
  static float[] raw() {
    int count = ANCHORS.count();
    float[] raw = new float[64 * count];
    for (int a = 0; a < count; a++) {
      double[] reach = reach(a);
      for (int k = 0; k < 64; k++) {
        double wave = Math.sin(0.37 * (k * count + a) + 0.5) * 2;
        double peak = 6 * Math.exp(-Math.abs(k % BINS - Math.max(reach[k / BINS], 0)));
        raw[k * count + a] = (float) (wave + peak);
      }
    }
    return raw;
  }

  private static double[] reach(int anchor) {
    Box box = BOXES.get(anchor % 3).box();
    double x = ANCHORS.x(anchor);
    double y = ANCHORS.y(anchor);
    double stride = ANCHORS.stride(anchor);
    return new double[] {
      x - box.x1() / stride, y - box.y1() / stride, box.x2() / stride - x, box.y2() / stride - y
    };
  }

  /** [2, 21]. */
  static float[] logits() {
    float[] logits = new float[2 * ANCHORS.count()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (Math.cos(0.61 * i) * 1.5 - 1);
    }
    return logits;
  }

  /** The expected distances [4, 21] of {@link #raw}. */
  static float[] distances() {
    int count = ANCHORS.count();
    float[] raw = raw();
    float[] distances = new float[4 * count];
    for (int row = 0; row < distances.length; row++) {
      double sum = 0;
      double weighted = 0;
      for (int bin = 0; bin < BINS; bin++) {
        double weight = Math.exp(raw[(row / count * BINS + bin) * count + row % count]);
        sum += weight;
        weighted += weight * bin;
      }
      distances[row] = (float) (weighted / sum);
    }
    return distances;
  }
}
