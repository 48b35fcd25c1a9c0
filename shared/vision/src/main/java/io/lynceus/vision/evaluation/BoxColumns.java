package io.lynceus.vision.evaluation;

import java.util.Arrays;

/**
 * Many boxes, column by column, so that a quarter of a million of them are nine arrays. Rows are
 * appended in any order; {@link #sorted} groups them by class, within a class by image, within an
 * image by falling score, ties as they came:
 *
 * <pre>
 *   label  0   0   0   1       classStart  0  3  4
 *   image  0   0   7   0
 *   score  .9  .2  .5  .8
 * </pre>
 */
final class BoxColumns {
  int size;
  int[] image = new int[64];
  int[] label = new int[64];
  double[] x = new double[64];
  double[] y = new double[64];
  double[] width = new double[64];
  double[] height = new double[64];
  double[] area = new double[64];
  double[] score = new double[64];
  boolean[] crowd = new boolean[64];
  int[] classStart = {0};

  void add(int inImage, int ofClass, CocoBox box, double itsArea) {
    if (size == image.length) {
      resize(size + (size >> 1));
    }
    image[size] = inImage;
    label[size] = ofClass;
    x[size] = box.x();
    y[size] = box.y();
    width[size] = box.width();
    height[size] = box.height();
    area[size] = itsArea;
    size++;
  }

  /** The same rows, grouped; classes without rows have empty ranges. */
  BoxColumns sorted(int classes, int images) {
    int[] order = descending(score, size);
    order = stably(order, image, images);
    order = stably(order, label, classes);
    var grouped = new BoxColumns();
    grouped.resize(size);
    for (int row : order) {
      grouped.append(this, row);
    }
    grouped.classStart = starts(label, size, classes);
    return grouped;
  }

  /** The first row at or after {@code from} that is of another image than {@code ofImage}. */
  int endOfImage(int from, int end, int ofImage) {
    int row = from;
    while (row < end && image[row] == ofImage) {
      row++;
    }
    return row;
  }

  /** Overlap of a row with a detection: by the union, or with a crowd by the detection's area. */
  double overlap(int row, BoxColumns detections, int d) {
    double w = Math.min(detections.width[d] + detections.x[d], width[row] + x[row]);
    w -= Math.max(detections.x[d], x[row]);
    double h = Math.min(detections.height[d] + detections.y[d], height[row] + y[row]);
    h -= Math.max(detections.y[d], y[row]);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double found = detections.width[d] * detections.height[d];
    double both = w * h;
    return both / (crowd[row] ? found : found + width[row] * height[row] - both);
  }

  /** The indices of the first {@code n} scores, highest first, equal ones in their order. */
  static int[] descending(double[] scores, int n) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    int[] spare = new int[n];
    for (int run = 1; run < n; run *= 2) {
      for (int from = 0; from < n; from += 2 * run) {
        merge(scores, order, spare, from, Math.min(from + run, n), Math.min(from + 2 * run, n));
      }
      int[] swap = order;
      order = spare;
      spare = swap;
    }
    return order;
  }

  private static void merge(double[] scores, int[] in, int[] out, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = left < middle && (right >= to || scores[in[left]] >= scores[in[right]]);
      out[at] = takeLeft ? in[left++] : in[right++];
    }
  }

  private static int[] stably(int[] order, int[] keys, int bound) {
    int[] next = starts(keys, order.length, bound);
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[next[keys[row]]++] = row;
    }
    return sorted;
  }

  /** Where each key's rows begin once grouped, and the end. */
  static int[] starts(int[] keys, int n, int bound) {
    int[] starts = new int[bound + 1];
    for (int i = 0; i < n; i++) {
      starts[keys[i] + 1]++;
    }
    for (int key = 0; key < bound; key++) {
      starts[key + 1] += starts[key];
    }
    return starts;
  }

  private void append(BoxColumns from, int row) {
    score[size] = from.score[row];
    crowd[size] = from.crowd[row];
    var box = new CocoBox(from.x[row], from.y[row], from.width[row], from.height[row]);
    add(from.image[row], from.label[row], box, from.area[row]);
  }

  private void resize(int length) {
    image = Arrays.copyOf(image, length);
    label = Arrays.copyOf(label, length);
    x = Arrays.copyOf(x, length);
    y = Arrays.copyOf(y, length);
    width = Arrays.copyOf(width, length);
    height = Arrays.copyOf(height, length);
    area = Arrays.copyOf(area, length);
    score = Arrays.copyOf(score, length);
    crowd = Arrays.copyOf(crowd, length);
  }
}
