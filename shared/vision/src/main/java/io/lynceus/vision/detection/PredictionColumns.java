package io.lynceus.vision.detection;

import java.nio.FloatBuffer;

/** Reads {@code [4 + C, A]}: one class at a time over all anchors, as memory has them. */
final class PredictionColumns {
  private final int classes;
  private final int anchors;

  PredictionColumns(int classes, int anchors) {
    this.classes = classes;
    this.anchors = anchors;
  }

  void read(FloatBuffer output, int offset, boolean severalClasses, Candidates into) {
    float[] boxes = new float[4 * anchors];
    output.get(offset, boxes);
    float[] best = new float[anchors];
    int[] bestClass = new int[anchors];
    float[] scores = new float[anchors];
    var range = new ScoreRange();
    for (int c = 0; c < classes; c++) {
      output.get(offset + (4 + c) * anchors, scores);
      range.see(scores, 0, anchors);
      if (severalClasses) {
        add(c, scores, boxes, into);
      } else {
        better(c, scores, best, bestClass);
      }
    }
    range.check();
    if (!severalClasses) {
      addBest(best, bestClass, boxes, into);
    }
  }

  private void better(int c, float[] scores, float[] best, int[] bestClass) {
    for (int a = 0; a < anchors; a++) {
      if (scores[a] > best[a]) {
        best[a] = scores[a];
        bestClass[a] = c;
      }
    }
  }

  private void add(int c, float[] scores, float[] boxes, Candidates into) {
    for (int a = 0; a < anchors; a++) {
      if (scores[a] >= into.confidence()) {
        add(c, scores[a], boxes, a, into);
      }
    }
  }

  private void addBest(float[] best, int[] bestClass, float[] boxes, Candidates into) {
    for (int a = 0; a < anchors; a++) {
      if (best[a] >= into.confidence()) {
        add(bestClass[a], best[a], boxes, a, into);
      }
    }
  }

  private void add(int c, float score, float[] boxes, int a, Candidates into) {
    into.addCentred(
        c, score, boxes[a], boxes[anchors + a], boxes[2 * anchors + a], boxes[3 * anchors + a]);
  }
}
