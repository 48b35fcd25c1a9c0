package io.lynceus.vision.picture;

/**
 * Makes a picture smaller by averaging the pixels that fall together, for thumbnails and hashes.
 */
final class AreaAverage {
  private AreaAverage() {}

  static Picture scaled(Picture picture, int width, int height) {
    byte[] out = new byte[width * height * Picture.CHANNELS];
    int at = 0;
    for (int y = 0; y < height; y++) {
      int top = from(y, height, picture.height());
      int bottom = Math.max(from(y + 1, height, picture.height()), top + 1);
      for (int x = 0; x < width; x++) {
        int left = from(x, width, picture.width());
        int right = Math.max(from(x + 1, width, picture.width()), left + 1);
        average(picture, left, top, right, bottom, out, at);
        at += Picture.CHANNELS;
      }
    }
    return new Picture(width, height, out);
  }

  private static int from(int cell, int cells, int pixels) {
    return (int) Math.min((long) cell * pixels / cells, pixels - 1L + cell / cells);
  }

  private static void average(
      Picture picture, int left, int top, int right, int bottom, byte[] out, int at) {
    long red = 0;
    long green = 0;
    long blue = 0;
    byte[] rgb = picture.rgb();
    for (int y = top; y < bottom; y++) {
      int in = (y * picture.width() + left) * Picture.CHANNELS;
      for (int x = left; x < right; x++) {
        red += rgb[in++] & 0xFF;
        green += rgb[in++] & 0xFF;
        blue += rgb[in++] & 0xFF;
      }
    }
    long pixels = (long) (right - left) * (bottom - top);
    out[at] = (byte) ((red + pixels / 2) / pixels);
    out[at + 1] = (byte) ((green + pixels / 2) / pixels);
    out[at + 2] = (byte) ((blue + pixels / 2) / pixels);
  }
}
