package io.lynceus.rules.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawn picture that is as hard to decode as a photograph: edges, gradients and noise. */
public final class Photo {
  private static final int NOISE = 17;
  private static final float QUALITY = 0.85f;

  private Photo() {}

  /** The same bytes for the same sides: a baseline JPEG, 4:2:0, some 270 KB at 1280 x 720. */
  public static byte[] jpeg(int width, int height) {
    var random = new SplittableRandom(7);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(40, 90, 60), width, height, new Color(200, 180, 150)));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(
          random.nextInt(width),
          random.nextInt(height),
          random.nextInt(width / 8),
          random.nextInt(height / 8));
    }
    graphics.dispose();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, noisy(image.getRGB(x, y), random.nextInt(-NOISE, NOISE + 1)));
      }
    }
    return encoded(image);
  }

  private static int noisy(int pixel, int by) {
    int noisy = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      noisy |= Math.clamp((pixel >> shift & 0xFF) + by, 0, 255) << shift;
    }
    return noisy;
  }

  private static byte[] encoded(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
