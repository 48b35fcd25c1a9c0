package io.lynceus.vision.onnx;

import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the fields of one protobuf message. Lengths are checked against what is there, so
 * that a forged length costs nothing; nothing is copied but the texts that are asked for.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private int wire;

  ProtobufReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next field; false at the end. The field must be read or skipped then. */
  boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = readVarint();
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (tag >>> 3 < 1 || tag >>> 3 > 536_870_911) {
      throw malformed();
    }
    return true;
  }

  int field() {
    return field;
  }

  long varint() {
    expect(VARINT);
    return readVarint();
  }

  /** A field of repeated integers, packed or one of them. */
  List<Long> varints() {
    List<Long> values = new ArrayList<>();
    if (wire == VARINT) {
      values.add(readVarint());
    } else {
      ProtobufReader packed = message();
      while (packed.bytes.hasRemaining()) {
        values.add(packed.readVarint());
      }
    }
    return values;
  }

  /** The bytes of a field that holds a message, a text or an array. */
  ByteBuffer content() {
    expect(DELIMITED);
    long length = readVarint();
    if (length < 0 || length > bytes.remaining()) {
      throw malformed();
    }
    ByteBuffer content = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return content.order(ByteOrder.LITTLE_ENDIAN);
  }

  ProtobufReader message() {
    return new ProtobufReader(content());
  }

  String text() {
    return StandardCharsets.UTF_8.decode(content()).toString();
  }

  void skip() {
    switch (wire) {
      case VARINT -> readVarint();
      case FIXED64 -> advance(8);
      case DELIMITED -> content();
      case FIXED32 -> advance(4);
      default -> throw malformed();
    }
  }

  private void advance(int count) {
    if (bytes.remaining() < count) {
      throw malformed();
    }
    bytes.position(bytes.position() + count);
  }

  private void expect(int wanted) {
    if (wire != wanted) {
      throw malformed();
    }
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw malformed();
      }
      byte part = bytes.get();
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static OnnxModelRefused malformed() {
    return new OnnxModelRefused(Reason.MALFORMED, "The file is damaged: not a protobuf message");
  }
}
