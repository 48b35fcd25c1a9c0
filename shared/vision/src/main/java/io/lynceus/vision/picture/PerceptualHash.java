package io.lynceus.vision.picture;

/**
 * What a picture looks like, in 64 bits: whether each of 8 x 8 cells is darker than its right
 * neighbour (a difference hash of the picture averaged down to 9 x 8 greys). Pictures a few bits
 * apart are near duplicates; scaling and recompressing move hardly a bit.
 */
public record PerceptualHash(long bits) {
  private static final int COLUMNS = 9;
  private static final int ROWS = 8;

  public static PerceptualHash of(Picture picture) {
    Picture small = AreaAverage.scaled(picture, COLUMNS, ROWS);
    long bits = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x + 1 < COLUMNS; x++) {
        bits = bits << 1 | (luma(small, x, y) < luma(small, x + 1, y) ? 1 : 0);
      }
    }
    return new PerceptualHash(bits);
  }

  /** In how many of 64 bits two pictures differ. */
  public int distance(PerceptualHash other) {
    return Long.bitCount(bits ^ other.bits);
  }

  /** Brightness times 1000, by the weights of ITU-R BT.601. */
  private static int luma(Picture picture, int x, int y) {
    int pixel = picture.pixel(x, y);
    return 299 * (pixel >> 16) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF);
  }
}
