package io.lynceus.e2e.input;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** JPEG files, and what may stand in them. */
final class Jpeg {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private Jpeg() {}

  /** 64 x 48 of one colour. */
  static byte[] plain(int red, int green, int blue) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(red, green, blue));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    return written(new IIOImage(image, null, null));
  }

  static byte[] grey(int level) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) level);
    image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, pixels);
    return written(new IIOImage(image, null, null));
  }

  /**
   * Four components in Adobe's way, where 255 is no ink: as they are (0), or the first three as
   * brightness and colour of what they are less than 255 (2).
   */
  static byte[] inks(int transform, int... components) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      raster.setPixel(i % WIDTH, i / WIDTH, components);
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    byte[] bare = written(new IIOImage(raster, null, null));
    return with(bare, 0xEE, adobe);
  }

  /** With one more segment before the others. */
  static byte[] with(byte[] jpeg, int marker, byte[] content) {
    byte[] head = {(byte) 0xFF, (byte) marker, 0, 0};
    ByteBuffer.wrap(head).putShort(2, (short) (content.length + 2));
    return Bytes.joined(Bytes.upTo(jpeg, 2), head, content, Bytes.from(jpeg, 2));
  }

  /** It says that it has these sides. */
  static byte[] saying(int width, int height) {
    byte[] forged = plain(1, 2, 3);
    int at = 2;
    while ((forged[at + 1] & 0xFF) != 0xC0) {
      at += 2 + ByteBuffer.wrap(forged).getShort(at + 2);
    }
    ByteBuffer.wrap(forged).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
    return forged;
  }

  /** A TIFF block: who owns the camera, where it was, what somebody says, and how it was held. */
  static byte[] exif(int orientation, String secret) {
    byte[] words = Bytes.of(secret + "\0");
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4 + words.length);
    tiff.put(Bytes.of("MM\0*")).putInt(8).putShort((short) 3);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putShort((short) 0x013B).putShort((short) 2).putInt(words.length).putInt(50); // Artist
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50); // GPS
    return tiff.putInt(0).put(words).array();
  }

  private static byte[] written(IIOImage image) {
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
