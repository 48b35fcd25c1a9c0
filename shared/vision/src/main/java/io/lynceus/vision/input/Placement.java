package io.lynceus.vision.input;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the scaled picture lies in the letterbox. */
public enum Placement {
  /** In the middle; of an odd number of pixels of padding the larger half follows. */
  @JsonProperty("centre")
  CENTRE,
  /** In the corner, all padding right and below, as YOLOX has it. */
  @JsonProperty("top-left")
  TOP_LEFT
}
