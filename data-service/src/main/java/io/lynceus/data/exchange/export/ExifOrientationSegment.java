package io.lynceus.data.exchange.export;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An Exif segment that says the orientation and nothing else. */
final class ExifOrientationSegment {
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TIFF = 4 + EXIF.length;
  private static final short ORIENTATION = 0x0112;
  private static final short SHORT = 3;
  private static final int ENTRY = 12;

  private ExifOrientationSegment() {}

  /** Of the segment at a place in a file; nothing where it has no orientation but upright. */
  static Optional<byte[]> of(byte[] file, int at, int length) {
    boolean exif = length > TIFF && Arrays.equals(file, at + 4, at + TIFF, EXIF, 0, EXIF.length);
    int orientation = exif ? orientation(ByteBuffer.wrap(file, at, length).slice()) : 1;
    return orientation > 1 && orientation <= 8
        ? Optional.of(segment(orientation))
        : Optional.empty();
  }

  private static int orientation(ByteBuffer segment) {
    try {
      ByteBuffer tiff = segment.slice(TIFF, segment.limit() - TIFF);
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + i * ENTRY;
        if (tiff.getShort(entry) == ORIENTATION) {
          return tiff.getShort(entry + 8);
        }
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      return 1;
    }
    return 1;
  }

  private static byte[] segment(int orientation) {
    ByteBuffer segment = ByteBuffer.allocate(TIFF + 8 + 2 + ENTRY + 4);
    segment.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (segment.capacity() - 2)).put(EXIF);
    segment.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    segment.putShort((short) 1);
    segment.putShort(ORIENTATION).putShort(SHORT).putInt(1).putShort((short) orientation);
    segment.putShort((short) 0).putInt(0);
    return segment.array();
  }
}
