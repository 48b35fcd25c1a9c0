package io.lynceus.e2e.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG files, chunk by chunk. */
final class Png {
  private static final int PALETTE = 3;
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int HEADER_END = 33;

  private Png() {}

  /** 64 x 48 of one colour. */
  static byte[] plain(int red, int green, int blue) {
    byte[] row = new byte[1 + 64 * 3];
    for (int i = 0; i < 64; i++) {
      row[1 + 3 * i] = (byte) red;
      row[2 + 3 * i] = (byte) green;
      row[3 + 3 * i] = (byte) blue;
    }
    return file(header(64, 48, 8, RGB), chunk("IDAT", deflated(Bytes.repeated(row, 48))));
  }

  /** 64 x 48, one level of 65,536. */
  static byte[] grey16(int level) {
    byte[] row = new byte[1 + 64 * 2];
    for (int i = 0; i < 64; i++) {
      row[1 + 2 * i] = (byte) (level >> 8);
      row[2 + 2 * i] = (byte) level;
    }
    return file(header(64, 48, 16, GREY), chunk("IDAT", deflated(Bytes.repeated(row, 48))));
  }

  /** 64 x 48 of the second colour of a palette, which is half transparent. */
  static byte[] palette(int red, int green, int blue) {
    byte[] colours = {0, 0, 0, (byte) red, (byte) green, (byte) blue};
    byte[] row = new byte[1 + 64];
    java.util.Arrays.fill(row, 1, row.length, (byte) 1);
    return file(
        header(64, 48, 8, PALETTE),
        chunk("PLTE", colours),
        chunk("tRNS", new byte[] {0, (byte) 128}),
        chunk("IDAT", deflated(Bytes.repeated(row, 48))));
  }

  /** Some hundred kilobytes that would be {@code side * side} black pixels. */
  static byte[] bomb(int side) {
    return file(header(side, side, 1, GREY), chunk("IDAT", deflated(side, side / 8 + 2)));
  }

  /** It says that it has these sides, and has little else. */
  static byte[] saying(int width, int height) {
    return file(header(width, height, 8, RGB), chunk("IDAT", deflated(new byte[100])));
  }

  /** With a chunk behind its header. */
  static byte[] with(byte[] png, String type, byte[] data) {
    return Bytes.joined(
        Bytes.upTo(png, HEADER_END), chunk(type, data), Bytes.from(png, HEADER_END));
  }

  /** An animation of so many frames, all of them nothing. */
  static byte[] animated(int frames) {
    byte[] frame = chunk("fcTL", new byte[26]);
    byte[] first = with(plain(1, 2, 3), "acTL", Bytes.ints(frames, 0));
    int end = first.length - 12;
    return Bytes.joined(
        Bytes.upTo(first, end), Bytes.repeated(frame, frames), Bytes.from(first, end));
  }

  private static byte[] file(byte[]... chunks) {
    return Bytes.joined(
        Bytes.of("\u0089PNG\r\n\u001a\n"), Bytes.joined(chunks), chunk("IEND", new byte[0]));
  }

  private static byte[] header(int width, int height, int depth, int colours) {
    byte[] rest = {(byte) depth, (byte) colours, 0, 0, 0};
    return chunk("IHDR", Bytes.joined(Bytes.ints(width, height), rest));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] summed = Bytes.joined(Bytes.of(type), data);
    var sum = new CRC32();
    sum.update(summed);
    return Bytes.joined(Bytes.ints(data.length), summed, Bytes.ints((int) sum.getValue()));
  }

  private static byte[] deflated(byte[] data) {
    return deflated(1, data);
  }

  private static byte[] deflated(int times, int zeros) {
    return deflated(times, new byte[zeros]);
  }

  private static byte[] deflated(int times, byte[] data) {
    var out = new ByteArrayOutputStream();
    try (var zip = new DeflaterOutputStream(out, new Deflater(1), 1 << 16)) {
      for (int i = 0; i < times; i++) {
        zip.write(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
