package io.lynceus.vision.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/** Writes ONNX files field by field, so that each test can break one thing. */
public final class OnnxFiles {
  public static final int FLOAT = 1;
  public static final int INT64 = 7;

  private OnnxFiles() {}

  /** A protobuf message under construction. */
  public static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Message with(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    public Message with(int field, byte[] content) {
      varint(((long) field << 3) | 2);
      varint(content.length);
      bytes.writeBytes(content);
      return this;
    }

    public Message with(int field, String text) {
      return with(field, text.getBytes(StandardCharsets.UTF_8));
    }

    public Message with(int field, Message message) {
      return with(field, message.bytes());
    }

    public byte[] bytes() {
      return bytes.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }

  /** A model file around a graph, of operator set 17. */
  public static byte[] model(Message graph) {
    return new Message()
        .with(1, 8)
        .with(8, new Message().with(1, "").with(2, 17))
        .with(7, graph)
        .bytes();
  }

  public static Message node(String operator, String input, String output) {
    return new Message().with(1, input).with(2, output).with(4, operator);
  }

  /** An input or output; a side of -1 is left open. */
  public static Message value(String name, int elementType, long... shape) {
    var dims = new Message();
    LongStream.of(shape)
        .forEach(
            side ->
                dims.with(1, side < 0 ? new Message().with(2, "N") : new Message().with(1, side)));
    var tensor = new Message().with(1, elementType).with(2, dims);
    return new Message().with(1, name).with(2, new Message().with(1, tensor));
  }

  public static Message floats(String name, long[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(name, FLOAT, shape).with(9, raw.array());
  }

  public static Message integers(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return tensor(name, INT64, values.length).with(9, raw.array());
  }

  public static Message tensor(String name, int elementType, long... shape) {
    var tensor = new Message();
    LongStream.of(shape).forEach(side -> tensor.with(1, side));
    return tensor.with(2, elementType).with(8, name);
  }
}
