package io.lynceus.data.exchange.export;

import java.io.ByteArrayOutputStream;

/**
 * A JPEG without what a camera or a person wrote beside the picture: place, owner, comments. Of all
 * that, only the orientation is written again, because without it the picture lies on its side. The
 * coded pixels are not touched. Other formats are passed on as they are.
 */
final class WithoutMetadata {
  private static final int SOI = 0xD8;
  private static final int APP1 = 0xE1;
  private static final int APP13 = 0xED;
  private static final int SOS = 0xDA;
  private static final int COMMENT = 0xFE;

  private WithoutMetadata() {}

  static byte[] of(byte[] file) {
    boolean jpeg = file.length > 4 && marker(file, 0) == SOI;
    return jpeg ? jpeg(file) : file;
  }

  private static byte[] jpeg(byte[] file) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, 2);
    int at = 2;
    while (at + 4 <= file.length && marker(file, at) > 0 && marker(file, at) != SOS) {
      int length = 2 + (((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF));
      if (at + length > file.length) {
        return file;
      }
      copy(file, at, length, out);
      at += length;
    }
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  private static void copy(byte[] file, int at, int length, ByteArrayOutputStream out) {
    switch (marker(file, at)) {
      case APP13, COMMENT -> {}
      case APP1 -> ExifOrientationSegment.of(file, at, length).ifPresent(out::writeBytes);
      default -> out.write(file, at, length);
    }
  }

  /** The marker's second byte, or nothing that could be one. */
  private static int marker(byte[] file, int at) {
    return file[at] == (byte) 0xFF ? file[at + 1] & 0xFF : -1;
  }
}
