package io.lynceus.e2e.history;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Pictures of which no two have the same bytes. */
public final class Pictures {
  public static final int SIDE = 48;

  private Pictures() {}

  /** A PNG file of noise. */
  public static byte[] noise(RandomGenerator random) {
    return png(noisy(random));
  }

  /** The same with a white box in it, 24 wide and 26 high, whose upper left corner is here. */
  public static byte[] box(RandomGenerator random, int left, int top) {
    BufferedImage image = noisy(random);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(left, top, 24, 26);
    graphics.dispose();
    return png(image);
  }

  private static BufferedImage noisy(RandomGenerator random) {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image) {
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
