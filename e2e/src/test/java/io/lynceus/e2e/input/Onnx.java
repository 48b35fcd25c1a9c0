package io.lynceus.e2e.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ONNX files, field by field, and the manifest that fits the one that runs. */
final class Onnx {
  static final String MANIFEST =
      """
      {"classes": ["a", "b"],
       "input": {"width": 64, "height": 64, "placement": "centre", "pad": 114, "channels": "rgb",
                 "range": "0..1"},
       "output": {"layout": "predictions"}, "origin": "made by a test"}
      """;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private Onnx() {}

  /** A protobuf message under construction. */
  static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message with(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message with(int field, byte[] content) {
      varint((long) field << 3 | 2);
      varint(content.length);
      bytes.writeBytes(content);
      return this;
    }

    Message with(int field, String text) {
      return with(field, Bytes.of(text));
    }

    Message with(int field, Message message) {
      return with(field, message.bytes.toByteArray());
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

  /** A detector that is as sure of class a as a picture is bright, times {@code certainty}. */
  static byte[] detector(float certainty) {
    return file(graph(certainty, FLOAT, 64, 6));
  }

  static Message graph(float certainty, int inputType, int inputSide, int numbers) {
    Message mean =
        node("ReduceMean", "mean", "images")
            .with(5, integers("axes", 1, 2, 3))
            .with(5, new Message().with(1, "keepdims").with(3, 0).with(20, 2));
    return new Message()
        .with(1, mean)
        .with(1, node("Reshape", "sureness", "mean", "shape"))
        .with(1, node("Mul", "scored", "sureness", "place"))
        .with(1, node("Add", "predictions", "scored", "box"))
        .with(2, "brightness")
        .with(5, tensor("shape", INT64, 3).with(9, longs(-1, 1, 1)))
        .with(5, tensor("place", FLOAT, 1, 6, 1).with(9, floats(0, 0, 0, 0, certainty, 0)))
        .with(5, tensor("box", FLOAT, 1, 6, 1).with(9, floats(32, 32, 16, 16, 0, 0)))
        .with(11, value("images", inputType, -1, 3, inputSide, inputSide))
        .with(12, value("predictions", FLOAT, -1, numbers, 1));
  }

  /** The one that runs, with something more in its graph. */
  static byte[] detectorWith(int field, Message more) {
    return file(graph(1, FLOAT, 64, 6).with(field, more));
  }

  static byte[] file(Message graph) {
    return new Message()
        .with(1, 8)
        .with(7, graph)
        .with(8, new Message().with(1, "").with(2, 17))
        .bytes
        .toByteArray();
  }

  static Message node(String operator, String output, String... inputs) {
    var node = new Message();
    for (String input : inputs) {
      node.with(1, input);
    }
    return node.with(2, output).with(4, operator);
  }

  /** A tensor whose values are in a file of the server's, if anybody believes it. */
  static Message external(String location) {
    Message where = new Message().with(1, "location").with(2, location);
    return tensor("weights", FLOAT, 8).with(13, where).with(14, 1);
  }

  static Message tensor(String name, int type, long... shape) {
    var tensor = new Message();
    for (long side : shape) {
      tensor.with(1, side);
    }
    return tensor.with(2, type).with(8, name);
  }

  private static Message integers(String name, long... values) {
    var attribute = new Message().with(1, name);
    for (long value : values) {
      attribute.with(8, value);
    }
    return attribute.with(20, 7);
  }

  private static Message value(String name, int type, long... shape) {
    var sides = new Message();
    for (long side : shape) {
      sides.with(1, side < 0 ? new Message().with(2, "N") : new Message().with(1, side));
    }
    Message tensor = new Message().with(1, type).with(2, sides);
    return new Message().with(1, name).with(2, new Message().with(1, tensor));
  }

  static byte[] longs(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return raw.array();
  }

  private static byte[] floats(float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return raw.array();
  }
}
