package io.lynceus.data.exchange.export.metadata;

import io.lynceus.vision.header.PictureHeader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG's segments up to its first scan: tables and frames, and of the application's segments
 * those of JFIF, colour profiles and Adobe's colour transform.
 */
final class JpegSegments {
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int SOS = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int FILL = 0xFF;

  private JpegSegments() {}

  static byte[] plain(byte[] file, PictureHeader header) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, 2);
    if (WithoutMetadata.isTurned(header)) {
      exif(ExifOrientation.block(header.orientation()), out);
    }
    int at = 2;
    while (marker(file, at) != SOS) {
      int length = length(file, at);
      if (isOfThePicture(file, at)) {
        out.write(file, at, length);
      }
      at += length;
    }
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  private static void exif(byte[] block, ByteArrayOutputStream out) {
    int length = 2 + 6 + block.length;
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) APP1, (byte) (length >> 8), (byte) length});
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(block);
  }

  /** Of the segment with its marker; fill bytes and markers that stand alone have none. */
  private static int length(byte[] file, int at) {
    int marker = marker(file, at);
    if (marker == FILL) {
      return 1;
    }
    boolean alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    return alone ? 2 : 2 + Math.max(2, (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
  }

  private static boolean isOfThePicture(byte[] file, int at) {
    int marker = marker(file, at);
    if (marker < APP0 || marker > APP15) {
      return marker != COMMENT && marker != FILL;
    }
    return switch (marker) {
      case APP0 -> begins(file, at, "JFIF\0");
      case APP2 -> begins(file, at, "ICC_PROFILE\0");
      case APP14 -> begins(file, at, "Adobe");
      default -> false;
    };
  }

  private static boolean begins(byte[] file, int at, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    int from = at + 4;
    return Arrays.equals(file, from, from + wanted.length, wanted, 0, wanted.length);
  }

  /** The marker's second byte. */
  private static int marker(byte[] file, int at) {
    return file[at + 1] & 0xFF;
  }
}
