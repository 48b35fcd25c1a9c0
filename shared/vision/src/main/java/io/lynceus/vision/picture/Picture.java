package io.lynceus.vision.picture;

/**
 * An upright picture: rows from the top, pixels from the left, three bytes each in the order red,
 * green, blue. The array is handed over, not copied, because pictures are large; whoever changes it
 * changes the picture.
 */
public final class Picture {
  /** Red, green, blue. */
  public static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] rgb;

  public Picture(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != (long) width * height * CHANNELS) {
      throw new IllegalArgumentException(
          "%d bytes are not a picture of %d by %d".formatted(rgb.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The picture's own array. */
  public byte[] rgb() {
    return rgb;
  }

  /** A pixel as {@code 0xRRGGBB}. */
  public int pixel(int x, int y) {
    int at = (y * width + x) * CHANNELS;
    return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
  }

  /** This picture with its longer side at most as given, averaged down; itself where it fits. */
  public Picture shrunkTo(int side) {
    int longer = Math.max(width, height);
    if (longer <= side) {
      return this;
    }
    int newWidth = (int) Math.max(1, Math.round((double) width * side / longer));
    int newHeight = (int) Math.max(1, Math.round((double) height * side / longer));
    return AreaAverage.scaled(this, newWidth, newHeight);
  }

  @Override
  public String toString() {
    return "picture of %d by %d".formatted(width, height);
  }
}
