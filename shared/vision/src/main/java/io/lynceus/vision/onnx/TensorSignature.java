package io.lynceus.vision.onnx;

import java.util.List;

/**
 * The name, ONNX element type and shape of an input or output; a side that the file leaves open is
 * -1.
 */
public record TensorSignature(String name, int elementType, List<Long> shape) {
  /** ONNX's number for 32-bit floats. */
  public static final int FLOAT = 1;

  public TensorSignature {
    shape = List.copyOf(shape);
  }

  /** True where a side is this long, or left open. */
  public boolean allows(int axis, long side) {
    long given = shape.get(axis);
    return given == -1 || given == side;
  }
}
