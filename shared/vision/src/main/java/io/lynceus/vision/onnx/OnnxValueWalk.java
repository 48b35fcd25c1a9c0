package io.lynceus.vision.onnx;

import java.util.ArrayList;
import java.util.List;

/** Reads one {@code ValueInfoProto}: the name, type and shape of an input or output. */
final class OnnxValueWalk {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private OnnxValueWalk() {}

  static TensorSignature of(ProtobufReader value) {
    String name = "";
    TensorSignature type = new TensorSignature("", 0, List.of());
    while (value.next()) {
      switch (value.field()) {
        case FIRST -> name = value.text();
        case SECOND -> type = type(value.message());
        default -> value.skip();
      }
    }
    return new TensorSignature(name, type.elementType(), type.shape());
  }

  /** Of the kinds of type only tensors are read; others stay type 0, which nothing accepts. */
  private static TensorSignature type(ProtobufReader type) {
    TensorSignature tensor = new TensorSignature("", 0, List.of());
    while (type.next()) {
      if (type.field() == FIRST) {
        tensor = tensor(type.message());
      } else {
        type.skip();
      }
    }
    return tensor;
  }

  private static TensorSignature tensor(ProtobufReader tensor) {
    int elementType = 0;
    List<Long> shape = new ArrayList<>();
    while (tensor.next()) {
      switch (tensor.field()) {
        case FIRST -> elementType = (int) tensor.varint();
        case SECOND -> shape(tensor.message(), shape);
        default -> tensor.skip();
      }
    }
    return new TensorSignature("", elementType, shape);
  }

  private static void shape(ProtobufReader shape, List<Long> sides) {
    while (shape.next()) {
      if (shape.field() == FIRST) {
        sides.add(side(shape.message()));
      } else {
        shape.skip();
      }
    }
  }

  private static long side(ProtobufReader dimension) {
    long side = -1;
    while (dimension.next()) {
      if (dimension.field() == FIRST) {
        side = dimension.varint();
      } else {
        dimension.skip();
      }
    }
    return side;
  }
}
