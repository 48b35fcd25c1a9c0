package io.lynceus.vision.input;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order the planes of an input follow each other. */
public enum ChannelOrder {
  @JsonProperty("rgb")
  RGB,
  @JsonProperty("bgr")
  BGR;

  /** Which channel of red 0, green 1, blue 2 fills a plane. */
  int channel(int plane) {
    return this == RGB ? plane : 2 - plane;
  }
}
