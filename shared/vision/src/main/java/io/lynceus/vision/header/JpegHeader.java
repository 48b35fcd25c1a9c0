package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks the segments of a JPEG file (ITU T.81, annex B) to its end marker. The walk is what finds a
 * truncated file: decoders fill the missing part with grey and say nothing.
 */
final class JpegHeader {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int APP1 = 0xE1;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Frames after this one are differential or coded arithmetically. */
  private static final int LOSSLESS = 0xC3;

  /** A progressive file of thousands of scans is decoded thousands of times. */
  private static final int MAX_SCANS = 100;

  private final FileBytes file;
  private final PictureLimits limits;
  private int width;
  private int height;
  private int scans;
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegHeader(FileBytes file, PictureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static PictureHeader of(FileBytes file, PictureLimits limits) {
    return new JpegHeader(file, limits).walk();
  }

  private PictureHeader walk() {
    int at = 2;
    for (int marker = marker(at); marker != END_OF_IMAGE; marker = marker(at)) {
      int body = skipFill(at) + 1;
      at = body + segment(marker, body);
      if (marker == START_OF_SCAN) {
        at = endOfScan(at);
      }
    }
    if (scans == 0) {
      throw PictureHeader.damaged("The JPEG file holds no picture");
    }
    long end = skipFill(at) + 1L;
    return PictureHeader.of(file, PictureFormat.JPEG, width, height, orientation, end);
  }

  /** The code of the marker at a position, after any fill bytes. */
  private int marker(int at) {
    if (file.bits8(at) != 0xFF) {
      throw PictureHeader.damaged("The JPEG file has no marker at byte " + at);
    }
    return file.bits8(skipFill(at));
  }

  private int skipFill(int at) {
    int code = at + 1;
    while (file.bits8(code) == 0xFF) {
      code++;
    }
    return code;
  }

  /** Reads one segment and answers how long it is. */
  private int segment(int marker, int body) {
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      return 0;
    }
    int length = file.bits16(body);
    file.require(body, length);
    if (isFrame(marker)) {
      frame(marker, body);
    } else if (marker == APP1 && file.isText(body + 2, "Exif\0\0")) {
      orientation = ExifOrientation.in(file.part(body + 8, Math.max(length - 8, 0)));
    } else if (marker == START_OF_SCAN) {
      scan();
    }
    return Math.max(length, 2);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(int marker, int body) {
    if (marker > LOSSLESS) {
      throw new PictureRefused(
          Reason.UNSUPPORTED,
          "JPEG files of kind %X are not read: not every decoder does".formatted(marker));
    }
    height = file.bits16(body + 3);
    width = file.bits16(body + 5);
    limits.checkSides(width, height);
  }

  private void scan() {
    if (width == 0) {
      throw PictureHeader.damaged("The JPEG file has a scan before its frame");
    }
    if (++scans > MAX_SCANS) {
      throw new PictureRefused(
          Reason.UNSUPPORTED, "The JPEG file has more than %d scans".formatted(MAX_SCANS));
    }
  }

  /** Where coded data stop: at the first marker that is neither stuffing nor a restart. */
  private int endOfScan(int from) {
    byte[] bytes = file.bytes().array();
    for (int at = marked(bytes, from); at + 1 < bytes.length; at = marked(bytes, at + 1)) {
      int code = bytes[at + 1] & 0xFF;
      if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
        return at;
      }
    }
    throw new PictureRefused(
        Reason.TRUNCATED, "The JPEG file ends before its picture does; it may be half an upload");
  }

  /** The place of the next byte of all ones, or the end; there are hundreds of others before it. */
  private static int marked(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length && !hasOnes((long) EIGHT.get(bytes, at))) {
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] != (byte) 0xFF) {
      at++;
    }
    return at;
  }

  /**
   * Whether one of eight bytes is all ones: the well-known test for a zero byte, of the inverse.
   */
  private static boolean hasOnes(long bytes) {
    return ((~bytes - 0x0101_0101_0101_0101L) & bytes & 0x8080_8080_8080_8080L) != 0;
  }
}
