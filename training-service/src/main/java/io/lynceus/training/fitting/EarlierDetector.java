package io.lynceus.training.fitting;

import io.lynceus.training.checkpoint.Tensor;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.network.Detector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A detector to start from: its weights by path, and its classes in the order of its outputs.
 * Classes that it does not know start anew; those it knows keep what was learned, wherever they
 * stand now.
 */
public record EarlierDetector(TensorFile weights, List<String> classes) {
  public EarlierDetector {
    classes = List.copyOf(classes);
  }

  void teach(Detector detector, ParameterVector vector, List<String> newClasses) {
    Map<String, Tensor> fresh = vector.save();
    Map<String, Tensor> taught = new LinkedHashMap<>(weights.tensors());
    for (String path : detector.scoreOutputs()) {
      Tensor old = weights.tensors().get(path);
      Tensor start = fresh.get(path);
      if (old != null && start != null) {
        taught.put(path, merged(old, start, newClasses));
      }
    }
    vector.load(taught);
  }

  /** {@code start} with the rows of known classes taken from {@code old}. */
  private Tensor merged(Tensor old, Tensor start, List<String> newClasses) {
    float[] values = start.values().clone();
    int row = values.length / newClasses.size();
    if (old.values().length != row * classes.size()) {
      return start;
    }
    for (int i = 0; i < newClasses.size(); i++) {
      int from = classes.indexOf(newClasses.get(i));
      if (from >= 0) {
        System.arraycopy(old.values(), from * row, values, i * row, row);
      }
    }
    return new Tensor(start.shape(), values);
  }
}
