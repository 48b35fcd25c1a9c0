package io.lynceus.vision.onnx;

import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one {@code TensorProto}: its weights must be in this file, and as many as its shape says.
 */
final class OnnxTensorWalk {
  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int FLOAT_DATA = 4;
  private static final int INT64_DATA = 7;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;
  private static final int INT64 = 7;
  private static final int MOST_NUMBERS = 64;

  private final List<Long> shape = new ArrayList<>();
  private final List<Long> integers = new ArrayList<>();
  private String name = "";
  private int dataType;
  private ByteBuffer raw = ByteBuffer.allocate(0);
  private long payload;

  private OnnxTensorWalk() {}

  static OnnxTensorWalk of(ProtobufReader tensor) {
    var walk = new OnnxTensorWalk();
    while (tensor.next()) {
      walk.field(tensor);
    }
    walk.checkSize();
    return walk;
  }

  private void field(ProtobufReader tensor) {
    switch (tensor.field()) {
      case DIMS -> shape.addAll(tensor.varints());
      case DATA_TYPE -> dataType = (int) tensor.varint();
      case INT64_DATA -> integers.addAll(tensor.varints());
      case NAME -> name = tensor.text();
      case RAW_DATA -> {
        raw = tensor.content();
        payload += raw.remaining();
      }
      case FLOAT_DATA -> floats(tensor);
      case 5, 6, 10, 11 -> payload += skipped(tensor);
      case EXTERNAL_DATA -> throw external();
      case DATA_LOCATION -> {
        if (tensor.varint() != 0) {
          throw external();
        }
      }
      default -> tensor.skip();
    }
  }

  /** Packed floats are bytes as in {@code raw_data}; single ones no exporter writes. */
  private void floats(ProtobufReader tensor) {
    raw = tensor.content();
    payload += raw.remaining();
  }

  private static int skipped(ProtobufReader tensor) {
    tensor.skip();
    return 1;
  }

  private static OnnxModelRefused external() {
    return new OnnxModelRefused(
        Reason.EXTERNAL_DATA, "The model keeps weights in another file; save it as one file");
  }

  private void checkSize() {
    double elements = 1;
    for (long side : shape) {
      if (side < 0) {
        throw malformed();
      }
      elements *= side;
    }
    boolean empty = payload == 0 && integers.isEmpty();
    double most = raw.hasRemaining() ? raw.remaining() * 8.0 : OnnxModelCheck.MAX_BYTES;
    if (elements > most || (empty && elements > 0)) {
      throw malformed();
    }
  }

  private OnnxModelRefused malformed() {
    return new OnnxModelRefused(
        Reason.MALFORMED, "Tensor '%s' has no data for its shape %s".formatted(name, shape));
  }

  String name() {
    return name;
  }

  /** The values of a short tensor of 64-bit integers or floats; empty for others. */
  List<Double> numbers() {
    List<Double> values = new ArrayList<>(integers.stream().map(Long::doubleValue).toList());
    ByteBuffer data = raw.duplicate().order(raw.order());
    if (data.remaining() > MOST_NUMBERS * Long.BYTES) {
      return values;
    }
    while (dataType == INT64 && data.remaining() >= Long.BYTES) {
      values.add((double) data.getLong());
    }
    while (dataType == TensorSignature.FLOAT && data.remaining() >= Float.BYTES) {
      values.add((double) data.getFloat());
    }
    return values;
  }
}
