package io.lynceus.vision.evaluation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Boxes and detections as a detector of middling skill would leave them, drawn by a seed. */
record DrawnEvaluation(int images, int boxes, int detections, int classes) {
  /** As large as COCO val2017. */
  static final DrawnEvaluation VAL2017 = new DrawnEvaluation(5_000, 36_000, 260_000, 80);

  /** Where they go, box by box. */
  interface Into {
    void truth(int image, int label, CocoBox box, double area, boolean crowd);

    void detection(int image, int label, CocoBox box, double score);
  }

  EvaluationSet set() {
    List<String> names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    var builder = new EvaluationSet.Builder(names, images);
    draw(
        new Into() {
          @Override
          public void truth(int image, int label, CocoBox box, double area, boolean crowd) {
            builder.truth(image, label, box, area, crowd);
          }

          @Override
          public void detection(int image, int label, CocoBox box, double score) {
            builder.detection(image, label, box, score);
          }
        });
    return builder.build();
  }

  void draw(Into into) {
    var random = new SplittableRandom(17);
    for (int i = 0; i < boxes; i++) {
      int image = random.nextInt(images);
      int label = (int) (classes * Math.pow(random.nextDouble(), 3));
      var box = new CocoBox(random.nextInt(400), random.nextInt(300), side(random), side(random));
      into.truth(image, label, box, box.area() * 0.7, random.nextInt(80) == 0);
      into.detection(image, label, moved(box, random), random.nextDouble());
    }
    for (int i = boxes; i < detections; i++) {
      var box = new CocoBox(random.nextInt(400), random.nextInt(300), side(random), side(random));
      int label = (int) (classes * Math.pow(random.nextDouble(), 3));
      into.detection(random.nextInt(images), label, box, random.nextDouble() / 2);
    }
  }

  private static double side(SplittableRandom random) {
    return 8 * Math.pow(2, 5 * random.nextDouble());
  }

  private static CocoBox moved(CocoBox box, SplittableRandom random) {
    double by = random.nextDouble() / 4;
    return new CocoBox(box.x() + by * box.width(), box.y(), box.width(), box.height() * (1 - by));
  }
}
