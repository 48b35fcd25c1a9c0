package io.lynceus.vision.input;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a network wants for a level of 0 to 255. */
public enum ValueRange {
  /** Divided by 255. */
  @JsonProperty("0..1")
  UNIT(255),
  /** As it is. */
  @JsonProperty("0..255")
  LEVELS(1);

  private final float divisor;

  ValueRange(float divisor) {
    this.divisor = divisor;
  }

  float of(int level) {
    return level / divisor;
  }

  void of(int[] levels, int from, float[] values, int to, int count) {
    float by = divisor;
    for (int i = 0; i < count; i++) {
      values[to + i] = levels[from + i] / by;
    }
  }
}
