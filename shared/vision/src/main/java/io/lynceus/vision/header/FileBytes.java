package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A file's bytes, read at positions; a read past the end says that the picture is truncated. */
record FileBytes(ByteBuffer bytes) {
  static FileBytes of(byte[] bytes) {
    return new FileBytes(ByteBuffer.wrap(bytes));
  }

  FileBytes littleEndian() {
    return new FileBytes(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  FileBytes bigEndian() {
    return new FileBytes(bytes.duplicate().order(ByteOrder.BIG_ENDIAN));
  }

  /** A part as a file of its own, in big-endian order. */
  FileBytes part(int offset, int length) {
    require(offset, length);
    return new FileBytes(bytes.slice(offset, length));
  }

  int size() {
    return bytes.limit();
  }

  boolean has(long offset, long length) {
    return offset >= 0 && length >= 0 && offset + length <= size();
  }

  void require(long offset, long length) {
    if (!has(offset, length)) {
      throw new PictureRefused(
          Reason.TRUNCATED,
          "The file ends before the picture does, after %d bytes".formatted(size()));
    }
  }

  int bits8(int offset) {
    require(offset, 1);
    return bytes.get(offset) & 0xFF;
  }

  int bits16(int offset) {
    require(offset, 2);
    return bytes.getShort(offset) & 0xFFFF;
  }

  /** Three bytes, the first the highest. */
  int bits24(int offset) {
    return bits8(offset) << 16 | bits8(offset + 1) << 8 | bits8(offset + 2);
  }

  int bits32(int offset) {
    require(offset, 4);
    return bytes.getInt(offset);
  }

  long unsigned32(int offset) {
    return Integer.toUnsignedLong(bits32(offset));
  }

  long bits64(int offset) {
    require(offset, 8);
    return bytes.getLong(offset);
  }

  boolean isText(int offset, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    if (!has(offset, wanted.length)) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes.get(offset + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
