package io.lynceus.vision.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;

/** Tiny pictures and the files that hold them. */
public final class Pictures {
  public static final int RED = 0xDC1E14;
  public static final int GREEN = 0x14C828;
  public static final int BLUE = 0x1E28D2;
  public static final int WHITE = 0xF0F0F0;

  /** 24 x 16: red, green above blue, white. The files of the test resources show it too. */
  public static final Picture QUARTERS = quarters(24, 16, "RGBW");

  private Pictures() {}

  /** A picture of four colours: above left and right, below left and right. */
  public static Picture quarters(int width, int height, String colours) {
    return of(
        width,
        height,
        (x, y) -> colour(colours.charAt((y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1))));
  }

  private static int colour(char letter) {
    return switch (letter) {
      case 'R' -> RED;
      case 'G' -> GREEN;
      case 'B' -> BLUE;
      default -> WHITE;
    };
  }

  /** A picture of the colour that a function gives each place. */
  public static Picture of(int width, int height, IntBinaryOperator colour) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      int pixel = colour.applyAsInt(i % width, i / width);
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return new Picture(width, height, rgb);
  }

  /** Test resources, one of each kind of coding that is read. */
  static final List<String> KINDS =
      List.of(
          "lossy.webp",
          "lossless.webp",
          "alpha.webp",
          "turned.webp",
          "palette.bmp",
          "palette_alpha.png",
          "grey16.png",
          "grey.jpg",
          "cmyk.jpg",
          "progressive.jpg");

  /** A file of the test resources. */
  public static byte[] file(String name) {
    try (InputStream file = Pictures.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A TIFF header with one directory that holds the orientation. */
  public static byte[] exif(int orientation, boolean littleEndian) {
    return littleEndian
        ? bytes("II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0" + (char) orientation + "\0\0\0\0\0\0\0")
        : bytes("MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0");
  }

  /** A JPEG file with an EXIF block behind its first marker. */
  public static byte[] withExif(byte[] jpeg, byte[] exif) {
    byte[] head = {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 8)};
    return joined(part(jpeg, 0, 2), head, bytes("Exif\0\0"), exif, part(jpeg, 2, jpeg.length - 2));
  }

  /** A PNG file with a chunk behind its header. */
  public static byte[] withChunk(byte[] png, String type, byte[] data) {
    return joined(part(png, 0, 33), chunk(type, data), part(png, 33, png.length - 33));
  }

  /** One PNG chunk with its checksum. */
  public static byte[] chunk(String type, byte[] data) {
    var sum = new CRC32();
    sum.update(bytes(type));
    sum.update(data);
    return joined(ints(data.length), bytes(type), data, ints((int) sum.getValue()));
  }

  /** A PNG file that says it has these sides, and little else. */
  public static byte[] png(int width, int height) {
    return joined(
        bytes("\u0089PNG\r\n\u001a\n"),
        chunk("IHDR", joined(ints(width, height), new byte[] {1, 0, 0, 0, 0})),
        chunk("IDAT", new byte[10]),
        chunk("IEND", new byte[0]));
  }

  public static byte[] ints(int... values) {
    var out = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(out)) {
      for (int value : values) {
        data.writeInt(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] part(byte[] bytes, int from, int length) {
    byte[] part = new byte[length];
    System.arraycopy(bytes, from, part, 0, length);
    return part;
  }
}
