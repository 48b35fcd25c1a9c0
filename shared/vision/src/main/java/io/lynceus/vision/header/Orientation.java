package io.lynceus.vision.header;

/**
 * The eight ways in which a camera may have been held, by their EXIF value. Each says where a pixel
 * of the upright picture lies in the stored one.
 */
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, true, false);

  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** Of the EXIF tag's value; a value that is none of 1 to 8 means upright, as everywhere. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /** True where the upright picture is as wide as the stored one is high. */
  public boolean swapsSides() {
    return swapsSides;
  }

  /** The column of the stored picture in which the upright pixel lies. */
  public int storedX(int x, int y, int storedWidth) {
    int along = swapsSides ? y : x;
    return fromRight ? storedWidth - 1 - along : along;
  }

  /** The row of the stored picture in which the upright pixel lies. */
  public int storedY(int x, int y, int storedHeight) {
    int along = swapsSides ? x : y;
    return fromBottom ? storedHeight - 1 - along : along;
  }
}
