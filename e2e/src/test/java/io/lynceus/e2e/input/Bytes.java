package io.lynceus.e2e.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pieces of files. */
final class Bytes {
  private Bytes() {}

  /** Each character is one byte. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] repeated(byte[] part, int times) {
    var out = new ByteArrayOutputStream(part.length * times);
    for (int i = 0; i < times; i++) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] from(byte[] whole, int at) {
    return Arrays.copyOfRange(whole, at, whole.length);
  }

  static byte[] upTo(byte[] whole, int end) {
    return Arrays.copyOf(whole, end);
  }

  static byte[] ints(int... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length);
    out.asIntBuffer().put(values);
    return out.array();
  }

  static byte[] littleEndian(int value, int bytes) {
    ByteBuffer out = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    return Arrays.copyOf(out.array(), bytes);
  }

  static boolean contain(byte[] whole, String text) {
    return new String(whole, StandardCharsets.ISO_8859_1).contains(text);
  }
}
