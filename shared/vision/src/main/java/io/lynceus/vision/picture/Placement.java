package io.lynceus.vision.picture;

/** Where the scaled picture lies in the letterbox. */
public enum Placement {
  /** In the middle; of an odd number of pixels of padding the larger half follows. */
  CENTRE,
  /** In the corner, all padding right and below, as YOLOX has it. */
  TOP_LEFT
}
