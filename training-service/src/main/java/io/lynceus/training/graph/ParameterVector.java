package io.lynceus.training.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import io.lynceus.training.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The parameters of a block as slices of two flat arrays: what is learned, convolution weights
 * first, and the running statistics. So averaging, clipping, stepping and saving are a few
 * operations on long arrays and not a few on each of two hundred short ones.
 *
 * <pre>
 * learned    [ weight | weight | weight | gamma | beta | gamma | beta | bias ]
 *              0 .. decayed()             decayed() .. learned().size()
 * statistics [ mean | variance | mean | variance ]
 * </pre>
 *
 * <p>Two arrays, because slices share their base's version counter and PyTorch refuses a backward
 * pass over weights whose counter moved, as the statistics' does in every forward pass.
 */
public final class ParameterVector implements AutoCloseable {
  private static final NDIndex ALL = new NDIndex(":");

  private final NDManager manager;
  private final NDArray learned;
  private final NDArray statistics;
  private final long decayed;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  private ParameterVector(Block block, NDManager parent, boolean trainable) {
    // DJL does so for the thread that happens to start the engine, and for no other; a collector of
    // gradients turns them on for as long as it collects.
    JniUtils.setGradMode(false);
    manager = parent.newSubManager();
    List<Pair<String, Parameter>> all = new ArrayList<>();
    block.getParameters().forEach(all::add);
    all.sort(
        Comparator.comparingInt(
            pair -> pair.getValue().getType() == Parameter.Type.WEIGHT ? 0 : 1));
    all.forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
    learned = manager.zeros(new Shape(size(true)));
    statistics = manager.zeros(new Shape(size(false)));
    decayed = weights();
    bind(learned, true, trainable);
    bind(statistics, false, trainable);
  }

  /** Gives the block its parameters, all zero; {@code trainable} ones gather gradients. */
  public static ParameterVector of(Block block, NDManager parent, boolean trainable) {
    return new ParameterVector(block, parent, trainable);
  }

  private long size(boolean ofLearned) {
    return parameters.values().stream()
        .filter(p -> p.requiresGradient() == ofLearned)
        .mapToLong(p -> p.getShape().size())
        .sum();
  }

  private long weights() {
    return parameters.values().stream()
        .filter(p -> p.getType() == Parameter.Type.WEIGHT)
        .mapToLong(p -> p.getShape().size())
        .sum();
  }

  private void bind(NDArray base, boolean ofLearned, boolean trainable) {
    long from = 0;
    for (Parameter parameter : parameters.values()) {
      if (isLearned(parameter) == ofLearned) {
        Shape shape = parameter.getShape();
        NDArray slice = base.get(new NDIndex("{}:{}", from, from + shape.size())).reshape(shape);
        parameter.setInitializer((_, _, _) -> slice);
        parameter.freeze(!(ofLearned && trainable));
        parameter.initialize(manager, DataType.FLOAT32);
        from += shape.size();
      }
    }
  }

  private static boolean isLearned(Parameter parameter) {
    return parameter.getType() != Parameter.Type.RUNNING_MEAN
        && parameter.getType() != Parameter.Type.RUNNING_VAR;
  }

  public NDArray learned() {
    return learned;
  }

  public NDArray statistics() {
    return statistics;
  }

  /** How many of the learned values, from the first on, are weights of convolutions. */
  public long decayed() {
    return decayed;
  }

  /** All values by their path in the block. */
  public Map<String, Tensor> save() {
    Map<String, Tensor> saved = new LinkedHashMap<>();
    parameters.forEach(
        (path, parameter) -> {
          NDArray array = parameter.getArray();
          List<Long> shape = LongStream.of(array.getShape().getShape()).boxed().toList();
          saved.put(path, new Tensor(shape, array.toFloatArray()));
        });
    return saved;
  }

  /** Takes over what has the same path and shape; answers the paths that nothing was there for. */
  public Set<String> load(Map<String, Tensor> saved) {
    Set<String> missing = new LinkedHashSet<>();
    parameters.forEach(
        (path, parameter) -> {
          Tensor tensor = saved.get(path);
          if (tensor != null && shape(tensor).equals(parameter.getShape())) {
            put(parameter, tensor.values());
          } else {
            missing.add(path);
          }
        });
    return missing;
  }

  private static Shape shape(Tensor tensor) {
    return new Shape(tensor.shape());
  }

  /** The learned parameters in the order of {@link #learned()}. */
  public List<NDArray> slices() {
    return parameters.values().stream()
        .filter(ParameterVector::isLearned)
        .map(Parameter::getArray)
        .toList();
  }

  /** Writes the values of one parameter. */
  public static void put(Parameter parameter, float[] values) {
    NDArray array = parameter.getArray();
    try (NDArray source = array.getManager().create(values, array.getShape())) {
      assign(array, source);
    }
  }

  /**
   * Copies values into an array's own memory. DJL's {@code copyTo} and {@code set(Buffer)} would
   * give the array other memory, and a slice would no longer be one.
   */
  public static void assign(NDArray target, NDArray source) {
    target.set(ALL, source);
  }

  @Override
  public void close() {
    manager.close();
  }
}
