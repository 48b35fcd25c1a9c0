package io.lynceus.data;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.util.Random;

/** Small pictures drawn by a seed: unlike each other, and the same on every run. */
public final class Pictures {
  private Pictures() {}

  public static byte[] png(int seed) {
    return PictureEncoding.png(picture(seed));
  }

  public static byte[] jpeg(int seed) {
    return PictureEncoding.jpeg(picture(seed), 0.9);
  }

  /** 64 x 48 in blocks of eight, so that hashes of two of them have nothing in common. */
  public static Picture picture(int seed) {
    var random = new Random(seed);
    byte[] levels = new byte[8 * 6];
    random.nextBytes(levels);
    byte[] rgb = new byte[64 * 48 * 3];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / 3;
      rgb[i] = levels[pixel / 64 / 8 * 8 + pixel % 64 / 8];
    }
    return new Picture(64, 48, rgb);
  }
}
