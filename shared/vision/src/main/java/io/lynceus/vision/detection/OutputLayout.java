package io.lynceus.vision.detection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * How a network's first output is laid out. {@code A} are anchors, {@code C} classes, {@code N}
 * pictures; {@code xywh} is a centre and sides, in pixels of the input.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "layout")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutputLayout.Predictions.class, name = "predictions"),
  @JsonSubTypes.Type(value = OutputLayout.Transposed.class, name = "predictions-transposed"),
  @JsonSubTypes.Type(value = OutputLayout.EndToEnd.class, name = "end-to-end"),
  @JsonSubTypes.Type(value = OutputLayout.YoloxGrid.class, name = "yolox-grid")
})
public sealed interface OutputLayout {
  /** How many numbers stand for one box. */
  int numbers(int classes);

  /** True where all first numbers come first, then all second ones. */
  @JsonIgnore
  default boolean rowsAreNumbers() {
    return false;
  }

  /** {@code [N, 4 + C, A]}: xywh, then a score for each class. Our own networks. */
  record Predictions() implements OutputLayout {
    @Override
    public int numbers(int classes) {
      return 4 + classes;
    }

    @Override
    public boolean rowsAreNumbers() {
      return true;
    }
  }

  /** {@code [N, A, 4 + C]}: the same, a row for each anchor. */
  record Transposed() implements OutputLayout {
    @Override
    public int numbers(int classes) {
      return 4 + classes;
    }
  }

  /** {@code [N, A, 6]}: corners, score and class of boxes that need no suppression. */
  record EndToEnd() implements OutputLayout {
    @Override
    public int numbers(int classes) {
      return 6;
    }
  }

  /**
   * {@code [N, A, 5 + C]}: offset from the cell and logarithm of the sides, in units of the stride,
   * then objectness and a probability for each class, whose product is the score. Rows go through
   * the grid of each stride in turn, line by line.
   */
  record YoloxGrid(@JsonProperty(required = true) List<Integer> strides) implements OutputLayout {
    public YoloxGrid {
      strides = List.copyOf(strides);
      if (strides.isEmpty() || strides.stream().anyMatch(s -> s < 1 || s > 256)) {
        throw new IllegalArgumentException("Strides are 1 to 256, at least one: " + strides);
      }
    }

    @Override
    public int numbers(int classes) {
      return 5 + classes;
    }
  }
}
