package io.lynceus.vision.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What was said against what is there: pairs of one image that overlap by more than the least
 * overlap, the best pair first, each box and each detection once, whatever their classes. The index
 * past the last class stands for nothing: said there although nothing is, or there and not said.
 */
public final class ConfusionMatrix {
  /** Ultralytics' choices. */
  public static final double CONFIDENCE = 0.25;

  public static final double OVERLAP = 0.45;

  private final long[][] counts;
  private final EvaluationSet set;
  private final double leastConfidence;
  private final double leastOverlap;

  private record Pair(int truth, int detection, double overlap) {}

  private ConfusionMatrix(EvaluationSet set, double confidence, double overlap) {
    int classes = set.classes().size();
    this.set = set;
    counts = new long[classes + 1][classes + 1];
    leastConfidence = confidence;
    leastOverlap = overlap;
  }

  /** Counts detections above a confidence, matched above an overlap; crowds are left out. */
  public static ConfusionMatrix of(EvaluationSet set, double confidence, double overlap) {
    var matrix = new ConfusionMatrix(set, confidence, overlap);
    List<List<Integer>> truths = rowsByImage(set.truth, set.images());
    List<List<Integer>> found = rowsByImage(set.detections, set.images());
    for (int i = 0; i < set.images(); i++) {
      matrix.count(truths.get(i), found.get(i));
    }
    return matrix;
  }

  /** How often {@code said} was said where {@code there} is; the number of classes is nothing. */
  public long count(int said, int there) {
    return counts[said][there];
  }

  /** By what was said, then by what is there. */
  public long[][] counts() {
    long[][] copy = new long[counts.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts[i].clone();
    }
    return copy;
  }

  private static List<List<Integer>> rowsByImage(BoxColumns boxes, int images) {
    List<List<Integer>> rows = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      rows.add(new ArrayList<>());
    }
    for (int row = 0; row < boxes.size; row++) {
      rows.get(boxes.image[row]).add(row);
    }
    return rows;
  }

  private void count(List<Integer> allTruths, List<Integer> allFound) {
    List<Integer> truths = allTruths.stream().filter(t -> !set.truth.crowd[t]).toList();
    List<Integer> found =
        allFound.stream().filter(d -> set.detections.score[d] > leastConfidence).toList();
    int nothing = counts.length - 1;
    var unmatchedTruths = new LinkedHashSet<>(truths);
    var unmatchedFound = new LinkedHashSet<>(found);
    for (Pair pair : pairs(truths, found)) {
      if (unmatchedTruths.contains(pair.truth) && unmatchedFound.contains(pair.detection)) {
        unmatchedTruths.remove(pair.truth);
        unmatchedFound.remove(pair.detection);
        counts[set.detections.label[pair.detection]][set.truth.label[pair.truth]]++;
      }
    }
    unmatchedTruths.forEach(t -> counts[nothing][set.truth.label[t]]++);
    unmatchedFound.forEach(d -> counts[set.detections.label[d]][nothing]++);
  }

  private List<Pair> pairs(List<Integer> truths, List<Integer> found) {
    List<Pair> pairs = new ArrayList<>();
    for (int t : truths) {
      for (int d : found) {
        double overlap = set.truth.overlap(t, set.detections, d);
        if (overlap > leastOverlap) {
          pairs.add(new Pair(t, d, overlap));
        }
      }
    }
    pairs.sort((a, b) -> Double.compare(b.overlap, a.overlap));
    return pairs;
  }
}
