package io.lynceus.vision.detection;

import io.lynceus.vision.input.InputRecipe;
import java.util.HashSet;
import java.util.List;

/**
 * What one must know of a network to ask it: its classes in the order of its outputs, and forms.
 */
public record DetectorSpec(List<String> classes, InputRecipe input, OutputLayout output) {
  private static final int MOST_CLASSES = 10_000;

  public DetectorSpec {
    classes = List.copyOf(classes);
    if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "A detector has 1 to %d classes, not %d".formatted(MOST_CLASSES, classes.size()));
    }
    if (classes.stream().anyMatch(String::isBlank)
        || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException("Classes have names, each its own: " + classes);
    }
  }
}
