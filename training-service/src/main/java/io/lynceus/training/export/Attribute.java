package io.lynceus.training.export;

/** A setting of an ONNX node, written as an {@code AttributeProto}. */
sealed interface Attribute {
  String name();

  void write(Protobuf proto);

  /** One integer. */
  record Whole(String name, long value) implements Attribute {
    @Override
    public void write(Protobuf proto) {
      proto.text(1, name).integer(3, value).integer(20, 2);
    }
  }

  /** A word. */
  record Word(String name, String value) implements Attribute {
    @Override
    public void write(Protobuf proto) {
      proto.text(1, name).text(4, value).integer(20, 3);
    }
  }

  /** Some integers, all equal, because windows, strides and paddings here are square. */
  record Same(String name, long value, int times) implements Attribute {
    @Override
    public void write(Protobuf proto) {
      proto.text(1, name);
      for (int i = 0; i < times; i++) {
        proto.integer(8, value);
      }
      proto.integer(20, 7);
    }
  }
}
