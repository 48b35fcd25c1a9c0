package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One image of a dataset version. Width and height are of the upright picture, boxes in its pixels.
 * {@code group} is the near-duplicate cluster that was kept in one split.
 */
public record ManifestImage(
    ImageId image,
    ObjectLocation content,
    String source,
    String mediaType,
    long bytes,
    int width,
    int height,
    Split split,
    String group,
    List<ManifestBox> boxes) {
  public ManifestImage {
    boxes = List.copyOf(boxes);
  }

  /** Written as {@code [classIndex, x1, y1, x2, y2]}: corners in pixels of the upright picture. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record ManifestBox(
      @JsonProperty(index = 0) int classIndex,
      @JsonProperty(index = 1) double x1,
      @JsonProperty(index = 2) double y1,
      @JsonProperty(index = 3) double x2,
      @JsonProperty(index = 4) double y2) {}
}
