package io.lynceus.data.dataset.validation;

import io.lynceus.contracts.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** How the boxes of each class are shared over the splits. */
final class ClassBalance {
  private static final double LARGEST_DIFFERENCE = 0.1;

  private final List<String> classes;
  private final Map<Split, long[]> boxes = new EnumMap<>(Split.class);

  ClassBalance(List<String> classes) {
    this.classes = List.copyOf(classes);
  }

  void add(Split split, int classIndex) {
    counts(split)[classIndex]++;
  }

  private long[] counts(Split split) {
    return boxes.computeIfAbsent(split, s -> new long[classes.size()]);
  }

  /** What is not in train cannot be learned. */
  Expectation learnable() {
    var learnable =
        new Expectation("expect_classes_to_have_training_boxes", Map.of(), 1, Severity.WARNING);
    for (int i = 0; i < classes.size(); i++) {
      String name = classes.get(i);
      learnable.see(counts(Split.TRAIN)[i] > 0, () -> name);
    }
    return learnable;
  }

  /** Each class's share of the boxes of a split against its share in train. */
  Expectation evenly() {
    var evenly =
        new Expectation(
            "expect_class_shares_to_be_as_in_train",
            Map.of("max_difference", LARGEST_DIFFERENCE),
            1,
            Severity.WARNING);
    for (Split split : List.of(Split.VAL, Split.CALIBRATION, Split.TEST)) {
      if (sum(split) > 0 && sum(Split.TRAIN) > 0) {
        compare(split, evenly);
      }
    }
    return evenly;
  }

  private void compare(Split split, Expectation evenly) {
    for (int i = 0; i < classes.size(); i++) {
      double difference = share(split, i) - share(Split.TRAIN, i);
      String name = classes.get(i);
      evenly.see(
          Math.abs(difference) <= LARGEST_DIFFERENCE,
          () -> "%s in %s: %+.2f".formatted(name, split.label(), difference));
    }
  }

  private double share(Split split, int classIndex) {
    return counts(split)[classIndex] / (double) sum(split);
  }

  private long sum(Split split) {
    return LongStream.of(counts(split)).sum();
  }
}
