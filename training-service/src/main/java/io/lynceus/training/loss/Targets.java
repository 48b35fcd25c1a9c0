package io.lynceus.training.loss;

import io.lynceus.training.loss.CompleteIou.Reach;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Architecture;
import java.util.ArrayList;
import java.util.List;

/** What a batch should have been answered, as plain arrays: one row for every chosen cell. */
final class Targets {
  private static final double FARTHEST = Architecture.BINS - 1 - 0.01;

  private final int anchors;
  private final int classes;
  private final float[] scores;
  private final List<Integer> rows = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private double sum;

  Targets(int pictures, int classes, Anchors anchors) {
    this.anchors = anchors.count();
    this.classes = classes;
    this.scores = new float[pictures * classes * anchors.count()];
  }

  void add(int picture, List<Assignment> chosen) {
    for (Assignment a : chosen) {
      scores[(picture * classes + a.classIndex()) * anchors + a.anchor()] = (float) a.score();
      rows.add(picture * anchors + a.anchor());
      assignments.add(a);
      sum += a.score();
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** What everything is divided by. */
  double sum() {
    return Math.max(sum, 1);
  }

  /** Class scores [N, C, A]. */
  float[] scores() {
    return scores;
  }

  /** Where the chosen cells are among [N * A]. */
  long[] rows() {
    return rows.stream().mapToLong(Integer::longValue).toArray();
  }

  /** How much each chosen cell counts, [P, 1]. */
  float[] weights() {
    float[] weights = new float[assignments.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) assignments.get(i).score();
    }
    return weights;
  }

  /** Distances to left, top, right and bottom in strides, [P, 4]. */
  float[] reaches() {
    float[] values = new float[4 * assignments.size()];
    for (int i = 0; i < assignments.size(); i++) {
      Reach reach = assignments.get(i).reach();
      values[4 * i] = (float) reach.left();
      values[4 * i + 1] = (float) reach.top();
      values[4 * i + 2] = (float) reach.right();
      values[4 * i + 3] = (float) reach.bottom();
    }
    return values;
  }

  /**
   * The distances as weights of the two bins around each, [P * 4, bins]: 2.3 is 0.7 of bin 2 and
   * 0.3 of bin 3. Rows are scaled by how much the cell counts, and by one over the four sides.
   */
  float[] bins() {
    float[] reaches = reaches();
    float[] bins = new float[reaches.length * Architecture.BINS];
    for (int i = 0; i < reaches.length; i++) {
      double distance = Math.clamp(reaches[i], 0, FARTHEST);
      int below = (int) distance;
      double weight = assignments.get(i / 4).score() / 4;
      bins[i * Architecture.BINS + below] = (float) (weight * (below + 1 - distance));
      bins[i * Architecture.BINS + below + 1] = (float) (weight * (distance - below));
    }
    return bins;
  }
}
