package io.lynceus.training.export;

import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.Graph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes what it is asked to compute as the nodes and initializers of an ONNX {@code GraphProto},
 * operator set 17. What flows are names. Field numbers are those of {@code onnx.proto}.
 */
final class OnnxGraph implements Graph<String> {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;

  private final Protobuf proto;
  private int names;

  OnnxGraph(Protobuf proto) {
    this.proto = proto;
  }

  @Override
  public String convolve(Convolution layer, String x) {
    FoldedConvolution folded = FoldedConvolution.of(layer);
    String weight =
        initializer(folded.weight(), layer.out(), layer.in(), layer.kernel(), layer.kernel());
    String bias = initializer(folded.bias(), layer.out());
    String y =
        node(
            "Conv",
            List.of(x, weight, bias),
            new Attribute.Same("kernel_shape", layer.kernel(), 2),
            new Attribute.Same("strides", layer.stride(), 2),
            new Attribute.Same("pads", layer.padding(), 4));
    return layer.isNormalised() ? multiply(y, sigmoid(y)) : y;
  }

  @Override
  public String add(String a, String b) {
    return node("Add", List.of(a, b));
  }

  @Override
  public String subtract(String a, String b) {
    return node("Sub", List.of(a, b));
  }

  @Override
  public String multiply(String a, String b) {
    return node("Mul", List.of(a, b));
  }

  @Override
  public String concat(int axis, List<String> parts) {
    return node("Concat", parts, new Attribute.Whole("axis", axis));
  }

  @Override
  public List<String> halves(String x, int axis) {
    List<String> outputs = List.of(name(), name());
    write("Split", List.of(x), outputs, new Attribute.Whole("axis", axis));
    return outputs;
  }

  @Override
  public String maxPool(String x, int window) {
    return node(
        "MaxPool",
        List.of(x),
        new Attribute.Same("kernel_shape", window, 2),
        new Attribute.Same("strides", 1, 2),
        new Attribute.Same("pads", window / 2, 4));
  }

  @Override
  public String doubled(String x) {
    String scales = initializer(new float[] {1, 1, 2, 2}, 4);
    return node(
        "Resize",
        List.of(x, "", scales),
        new Attribute.Word("mode", "nearest"),
        new Attribute.Word("coordinate_transformation_mode", "asymmetric"),
        new Attribute.Word("nearest_mode", "floor"));
  }

  @Override
  public String reshape(String x, long... sizes) {
    // 0 keeps the batch, whatever its size.
    return node("Reshape", List.of(x, integers(prefixed(0, sizes))));
  }

  @Override
  public String softmax(String x, int axis) {
    return node("Softmax", List.of(x), new Attribute.Whole("axis", axis));
  }

  @Override
  public String sigmoid(String x) {
    return node("Sigmoid", List.of(x));
  }

  @Override
  public String sum(String x, int axis) {
    return node("ReduceSum", List.of(x, integers(axis)), new Attribute.Whole("keepdims", 0));
  }

  @Override
  public String meanOverPixels(String x) {
    return node(
        "Flatten", List.of(node("GlobalAveragePool", List.of(x))), new Attribute.Whole("axis", 1));
  }

  @Override
  public String unitLength(String x) {
    return node(
        "LpNormalization", List.of(x), new Attribute.Whole("axis", 1), new Attribute.Whole("p", 2));
  }

  @Override
  public String constant(float[] values, long... sizes) {
    return initializer(values, prefixed(1, sizes));
  }

  /** Gives a value the name under which it leaves the graph. */
  void rename(String value, String name) {
    write("Identity", List.of(value), List.of(name));
  }

  private String node(String operator, List<String> inputs, Attribute... attributes) {
    String output = name();
    write(operator, inputs, List.of(output), attributes);
    return output;
  }

  private void write(
      String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
    proto.nested(
        NODE,
        node -> {
          inputs.forEach(input -> node.text(1, input));
          outputs.forEach(output -> node.text(2, output));
          node.text(4, operator);
          List.of(attributes).forEach(attribute -> node.nested(5, attribute::write));
        });
  }

  private String initializer(float[] values, long... sizes) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(FLOAT, raw.array(), sizes);
  }

  private String integers(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return tensor(INT64, raw.array(), values.length);
  }

  private String tensor(int type, byte[] raw, long... sizes) {
    String name = name();
    proto.nested(
        INITIALIZER,
        tensor -> {
          LongStream.of(sizes).forEach(size -> tensor.integer(1, size));
          tensor.integer(2, type).text(8, name).bytes(9, raw);
        });
    return name;
  }

  private String name() {
    return "v" + names++;
  }

  private static long[] prefixed(long first, long... sizes) {
    return IntStream.rangeClosed(0, sizes.length)
        .mapToLong(i -> i == 0 ? first : sizes[i - 1])
        .toArray();
  }
}
