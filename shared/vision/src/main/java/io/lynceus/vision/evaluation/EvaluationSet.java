package io.lynceus.vision.evaluation;

import io.lynceus.vision.box.Detection;
import java.util.List;

/**
 * All pictures of an evaluation. Their order matters where scores tie across pictures: the
 * reference takes them by rising image id.
 */
public final class EvaluationSet {
  private final List<String> classes;
  private final int images;
  final BoxColumns truth;
  final BoxColumns detections;

  private EvaluationSet(Builder builder) {
    classes = builder.classes;
    images = builder.images;
    truth = builder.truth.sorted(classes.size(), images);
    detections = builder.detections.sorted(classes.size(), images);
  }

  /** The pictures in their order; class indices count within {@code classes}. */
  public static EvaluationSet of(List<String> classes, List<EvaluatedImage> images) {
    var builder = new Builder(classes, images.size());
    for (int i = 0; i < images.size(); i++) {
      for (GroundTruth t : images.get(i).truth()) {
        builder.truth(i, t.classIndex(), CocoBox.of(t.box()), t.area(), t.crowd());
      }
      for (Detection d : images.get(i).detections()) {
        builder.detection(i, d.classIndex(), CocoBox.of(d.box()), d.confidence());
      }
    }
    return builder.build();
  }

  public List<String> classes() {
    return classes;
  }

  public int images() {
    return images;
  }

  /** How many boxes of a class are there, crowds included. */
  public int boxes(int classIndex) {
    return truth.classStart[classIndex + 1] - truth.classStart[classIndex];
  }

  /** Rows of one class and one image: truth {@code [t, tEnd)}, detections {@code [d, dEnd)}. */
  @FunctionalInterface
  interface Group {
    void accept(int t, int tEnd, int d, int dEnd);
  }

  /** Every image that has rows of this class, in order. */
  void eachImage(int classIndex, Group group) {
    int t = truth.classStart[classIndex];
    int d = detections.classStart[classIndex];
    int tEnd = truth.classStart[classIndex + 1];
    int dEnd = detections.classStart[classIndex + 1];
    while (t < tEnd || d < dEnd) {
      int image =
          Math.min(
              t < tEnd ? truth.image[t] : Integer.MAX_VALUE,
              d < dEnd ? detections.image[d] : Integer.MAX_VALUE);
      int tNext = truth.endOfImage(t, tEnd, image);
      int dNext = detections.endOfImage(d, dEnd, image);
      group.accept(t, tNext, d, dNext);
      t = tNext;
      d = dNext;
    }
  }

  /** Collects boxes in any order; for readers of files that name picture and class by number. */
  public static final class Builder {
    private final List<String> classes;
    private final int images;
    private final BoxColumns truth = new BoxColumns();
    private final BoxColumns detections = new BoxColumns();

    /** Indices of images are below {@code images}, of classes below the number of names. */
    public Builder(List<String> classes, int images) {
      this.classes = List.copyOf(classes);
      this.images = images;
    }

    /** Adds a box that is there. */
    public void truth(int image, int classIndex, CocoBox box, double area, boolean crowd) {
      check(image, classIndex);
      truth.add(image, classIndex, box, area);
      truth.crowd[truth.size - 1] = crowd;
    }

    /** Adds what a detector said; any finite score will do. */
    public void detection(int image, int classIndex, CocoBox box, double score) {
      check(image, classIndex);
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("Not a score: " + score);
      }
      detections.add(image, classIndex, box, box.area());
      detections.score[detections.size - 1] = score;
    }

    public EvaluationSet build() {
      return new EvaluationSet(this);
    }

    private void check(int image, int classIndex) {
      if (image < 0 || image >= images || classIndex < 0 || classIndex >= classes.size()) {
        throw new IllegalArgumentException(
            "Image %d of %d, class %d of %d".formatted(image, images, classIndex, classes.size()));
      }
    }
  }
}
