package io.lynceus.training.loss;

import io.lynceus.training.loss.CompleteIou.Reach;
import io.lynceus.training.network.Anchors;

/**
 * What the network says of one picture of a batch, as plain numbers: the distances [N, 4, A] in
 * strides and the logits [N, C, A] of the batch, read at one picture.
 */
final class Predictions {
  private final Anchors anchors;
  private final int classes;
  private final float[] distances;
  private final float[] logits;
  private final int picture;

  Predictions(Anchors anchors, int classes, float[] distances, float[] logits, int picture) {
    this.anchors = anchors;
    this.classes = classes;
    this.distances = distances;
    this.logits = logits;
    this.picture = picture;
  }

  Anchors anchors() {
    return anchors;
  }

  /** 0 to 1. */
  double score(int classIndex, int anchor) {
    int count = anchors.count();
    return 1 / (1 + Math.exp(-logits[(picture * classes + classIndex) * count + anchor]));
  }

  /** How far the predicted box reaches from an anchor, in strides. */
  Reach reach(int anchor) {
    int count = anchors.count();
    int at = picture * 4 * count + anchor;
    return new Reach(
        distances[at], distances[at + count], distances[at + 2 * count], distances[at + 3 * count]);
  }
}
