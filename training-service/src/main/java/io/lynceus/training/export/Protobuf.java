package io.lynceus.training.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A protocol buffers message being written, field by field (Protocol Buffers, "Encoding"). What
 * ONNX needs is two wire types and four value types, which is less than a generated class would be.
 */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Protobuf message(Consumer<Protobuf> fields) {
    Protobuf message = new Protobuf();
    fields.accept(message);
    return message;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  Protobuf integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Protobuf real(int field, float value) {
    tag(field, FIXED32);
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
    out.writeBytes(bytes);
    return this;
  }

  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf bytes(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  Protobuf nested(int field, Consumer<Protobuf> fields) {
    return bytes(field, message(fields).bytes());
  }

  private void tag(int field, int wireType) {
    varint(((long) field << 3) | wireType);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
