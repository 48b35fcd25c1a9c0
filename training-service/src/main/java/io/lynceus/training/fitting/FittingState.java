package io.lynceus.training.fitting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.lynceus.training.checkpoint.Tensor;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import io.lynceus.training.optimization.AdamW;
import io.lynceus.training.optimization.MovingAverage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a fit changes: weights, their average, the optimiser's moments, and how far it
 * came. What is saved here is all that a resumed fit needs, because chance follows from seed and
 * epoch.
 */
final class FittingState implements AutoCloseable {
  /** Counts up when what is saved means something else. */
  private static final String FORM = "1";

  final Detector detector;
  final ParameterVector vector;
  final Detector averaged;
  final ParameterVector average;
  final AdamW optimizer;
  final MovingAverage follower;
  int epoch;
  long step;
  int bestEpoch;
  double bestFitness = -1;
  private final NDManager manager;

  FittingState(Architecture architecture, double weightDecay, long steps, NDManager parent) {
    manager = parent.newSubManager();
    detector = new Detector(architecture);
    vector = ParameterVector.of(detector, manager, true);
    averaged = new Detector(architecture);
    average = ParameterVector.of(averaged, manager, false);
    optimizer = new AdamW(vector, weightDecay);
    follower = MovingAverage.over(steps, vector, average);
  }

  TensorFile save() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays().forEach((name, array) -> tensors.put(name, Tensor.of(array.toFloatArray())));
    return new TensorFile(
        Map.of(
            "form", FORM,
            "epoch", Integer.toString(epoch),
            "step", Long.toString(step),
            "bestEpoch", Integer.toString(bestEpoch),
            "bestFitness", Double.toString(bestFitness)),
        tensors);
  }

  /** Takes over what was saved, all of it or, where it is not of this detector, nothing. */
  void restore(TensorFile saved) {
    saved.requireWord("form", FORM);
    int savedEpoch = (int) saved.number("epoch");
    long savedStep = (long) saved.number("step");
    int savedBestEpoch = (int) saved.number("bestEpoch");
    double savedBestFitness = saved.number("bestFitness");
    Map<String, NDArray> arrays = arrays();
    arrays.forEach((name, array) -> saved.tensor(name, array.size()));

    arrays.forEach((name, array) -> restore(array, saved.tensor(name)));
    epoch = savedEpoch;
    step = savedStep;
    bestEpoch = savedBestEpoch;
    bestFitness = savedBestFitness;
  }

  private static void restore(NDArray array, Tensor saved) {
    try (NDArray values = array.getManager().create(saved.values())) {
      ParameterVector.assign(array, values);
    }
  }

  private Map<String, NDArray> arrays() {
    return Map.of(
        "learned", vector.learned(),
        "statistics", vector.statistics(),
        "average.learned", average.learned(),
        "average.statistics", average.statistics(),
        "optimizer.first", optimizer.first(),
        "optimizer.second", optimizer.second());
  }

  @Override
  public void close() {
    manager.close();
  }
}
