package io.lynceus.data;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.nio.ByteBuffer;
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

  /**
   * The upright picture of {@link #picture} as a camera held otherwise stores it, with the Exif tag
   * that says so: 1 to 8 as the Exif standard draws them.
   */
  public static byte[] turned(int seed, int orientation) {
    Picture upright = picture(seed);
    boolean sideways = orientation >= 5;
    int width = sideways ? upright.height() : upright.width();
    int height = sideways ? upright.width() : upright.height();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = stored(upright, orientation, x, y);
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (pixel >> 16);
        rgb[at + 1] = (byte) (pixel >> 8);
        rgb[at + 2] = (byte) pixel;
      }
    }
    byte[] jpeg = PictureEncoding.jpeg(new Picture(width, height, rgb), 0.9);
    return withSegment(jpeg, 0xE1, exif(orientation));
  }

  private static int stored(Picture upright, int orientation, int x, int y) {
    int right = upright.width() - 1;
    int bottom = upright.height() - 1;
    return switch (orientation) {
      case 1 -> upright.pixel(x, y);
      case 2 -> upright.pixel(right - x, y);
      case 3 -> upright.pixel(right - x, bottom - y);
      case 4 -> upright.pixel(x, bottom - y);
      case 5 -> upright.pixel(y, x);
      case 6 -> upright.pixel(right - y, x);
      case 7 -> upright.pixel(right - y, bottom - x);
      default -> upright.pixel(y, bottom - x);
    };
  }

  private static byte[] exif(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(32);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return exif.array();
  }

  /** A JPEG with one more segment before the others. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + content.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker);
    out.putShort((short) (content.length + 2)).put(content);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }
}
