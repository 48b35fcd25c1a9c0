package io.lynceus.vision.picture;

import io.lynceus.vision.header.Orientation;

/** Turns stored pixels upright, once, where they enter; nothing behind this sees an orientation. */
final class UprightPixels {
  private UprightPixels() {}

  static Picture of(Picture stored, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return stored;
    }
    int width = orientation.swapsSides() ? stored.height() : stored.width();
    int height = orientation.swapsSides() ? stored.width() : stored.height();
    byte[] upright = new byte[stored.rgb().length];
    int out = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = orientation.storedY(x, y, stored.height());
        int column = orientation.storedX(x, y, stored.width());
        int in = (row * stored.width() + column) * Picture.CHANNELS;
        upright[out++] = stored.rgb()[in];
        upright[out++] = stored.rgb()[in + 1];
        upright[out++] = stored.rgb()[in + 2];
      }
    }
    return new Picture(width, height, upright);
  }
}
