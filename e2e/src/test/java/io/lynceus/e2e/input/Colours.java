package io.lynceus.e2e.input;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What somebody sees in a picture of one colour. */
final class Colours {
  private static final int NEAR = 12;

  private Colours() {}

  static boolean inTheMiddle(byte[] picture, int red, int green, int blue) throws IOException {
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(picture));
    int pixel = seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 2);
    return near(pixel >> 16, red) && near(pixel >> 8, green) && near(pixel, blue);
  }

  private static boolean near(int seen, int expected) {
    return Math.abs((seen & 0xFF) - expected) <= NEAR;
  }
}
