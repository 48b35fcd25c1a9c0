package io.lynceus.vision.header;

/**
 * The eight ways in which a camera may have been held, by their EXIF value. Each says where a pixel
 * of the upright picture lies in the stored one.
 */
public enum Orientation {
  UPRIGHT(1, false, false, false),
  MIRRORED(2, false, true, false),
  UPSIDE_DOWN(3, false, true, true),
  MIRRORED_UPSIDE_DOWN(4, false, false, true),
  TRANSPOSED(5, true, false, false),
  TURNED_LEFT(6, true, false, true),
  TRANSVERSED(7, true, true, true),
  TURNED_RIGHT(8, true, true, false);

  private final int exif;
  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(int exif, boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.exif = exif;
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** Of the EXIF tag's value; a value that is none of 1 to 8 means upright, as everywhere. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /** The value of the EXIF tag, 1 to 8. */
  public int exif() {
    return exif;
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
