package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An input of the size of COCO val2017, drawn, is evaluated under both protocols at once. */
final class EvaluationSpeedTest {
  private static final int IMAGES = 5_000;
  private static final int BOXES = 36_000;
  private static final int DETECTIONS = 260_000;
  private static final int CLASSES = 80;

  /** Three times the bar of two seconds: a shared machine is not the place for a close limit. */
  private static final Duration CEILING = Duration.ofSeconds(6);

  @Test
  void evaluatesVal2017InSecondsOfCpu() {
    EvaluationSet.Builder drawn = drawn(new SplittableRandom(17));
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    var evaluation = Evaluation.of(drawn.build());
    var spent =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    System.out.printf(
        "evaluation of %d images, %d boxes, %d detections: %d ms of CPU%n",
        IMAGES, BOXES, DETECTIONS, spent.toMillis());
    assertThat(evaluation.mAP50()).isBetween(0.2, 0.99);
    assertThat(spent).isLessThan(CEILING);
  }

  private static EvaluationSet.Builder drawn(SplittableRandom random) {
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList();
    var builder = new EvaluationSet.Builder(classes, IMAGES);
    for (int i = 0; i < BOXES; i++) {
      int image = random.nextInt(IMAGES);
      int label = (int) (CLASSES * Math.pow(random.nextDouble(), 3));
      var box = new CocoBox(random.nextInt(400), random.nextInt(300), side(random), side(random));
      builder.truth(image, label, box, box.area() * 0.7, random.nextInt(80) == 0);
      builder.detection(image, label, moved(box, random), random.nextDouble());
    }
    for (int i = BOXES; i < DETECTIONS; i++) {
      var box = new CocoBox(random.nextInt(400), random.nextInt(300), side(random), side(random));
      int label = (int) (CLASSES * Math.pow(random.nextDouble(), 3));
      builder.detection(random.nextInt(IMAGES), label, box, random.nextDouble() / 2);
    }
    return builder;
  }

  private static double side(SplittableRandom random) {
    return 8 * Math.pow(2, 5 * random.nextDouble());
  }

  private static CocoBox moved(CocoBox box, SplittableRandom random) {
    double by = random.nextDouble() / 4;
    return new CocoBox(box.x() + by * box.width(), box.y(), box.width(), box.height() * (1 - by));
  }
}
