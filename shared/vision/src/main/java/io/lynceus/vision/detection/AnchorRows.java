package io.lynceus.vision.detection;

import java.nio.FloatBuffer;

/**
 * Reads layouts that have a row of numbers for each anchor. What a row's first four numbers mean is
 * the layout's business: they are made a centre and sides in pixels first.
 */
final class AnchorRows {
  private final int classes;
  private final int firstScore;
  private final float[] rows;
  private final ScoreRange range = new ScoreRange();

  private AnchorRows(FloatBuffer output, int offset, int anchors, int classes, int firstScore) {
    this.classes = classes;
    this.firstScore = firstScore;
    rows = new float[anchors * (firstScore + classes)];
    output.get(offset, rows);
  }

  /** {@code [A, 4 + C]}. */
  static AnchorRows transposed(FloatBuffer output, int offset, int anchors, int classes) {
    return new AnchorRows(output, offset, anchors, classes, 4);
  }

  /** {@code [A, 5 + C]} on the grids of the strides, for an input of the given sides. */
  static AnchorRows yolox(FloatBuffer output, int offset, YoloxAnchors anchors, int classes) {
    var read = new AnchorRows(output, offset, anchors.count(), classes, 5);
    for (int a = 0; a < anchors.count(); a++) {
      read.fromGrid(a * (5 + classes), anchors.x(a), anchors.y(a), anchors.stride(a));
    }
    return read;
  }

  private void fromGrid(int row, int x, int y, int stride) {
    rows[row] = (rows[row] + x) * stride;
    rows[row + 1] = (rows[row + 1] + y) * stride;
    rows[row + 2] = (float) Math.exp(rows[row + 2]) * stride;
    rows[row + 3] = (float) Math.exp(rows[row + 3]) * stride;
    float objectness = rows[row + 4];
    for (int c = 0; c < classes; c++) {
      rows[row + firstScore + c] *= objectness;
    }
  }

  void read(boolean severalClasses, Candidates into) {
    for (int row = 0; row < rows.length; row += firstScore + classes) {
      range.see(rows, row + firstScore, row + firstScore + classes);
      if (severalClasses) {
        addAll(row, into);
      } else {
        addBest(row, into);
      }
    }
    range.check();
  }

  private void addAll(int row, Candidates into) {
    for (int c = 0; c < classes; c++) {
      if (rows[row + firstScore + c] >= into.confidence()) {
        add(row, c, into);
      }
    }
  }

  private void addBest(int row, Candidates into) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (rows[row + firstScore + c] > rows[row + firstScore + best]) {
        best = c;
      }
    }
    if (rows[row + firstScore + best] >= into.confidence()) {
      add(row, best, into);
    }
  }

  private void add(int row, int c, Candidates into) {
    into.addCentred(
        c, rows[row + firstScore + c], rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
  }
}
