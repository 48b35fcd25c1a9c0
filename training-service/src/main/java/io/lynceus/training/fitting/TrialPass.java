package io.lynceus.training.fitting;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Forward and backward of two grey pictures through a detector that is thrown away: what a step
 * mostly costs, to be timed.
 */
public final class TrialPass implements Consumer<Optional<Autocast>>, AutoCloseable {
  private static final int PICTURES = 2;

  private final NDManager manager;
  private final Detector detector;
  private final ParameterStore store;
  private final Shape shape;

  /** For a detector of that architecture and input. */
  public TrialPass(Architecture architecture, InputSize size, NDManager parent) {
    manager = parent.newSubManager();
    detector = new Detector(architecture);
    store = new ParameterStore(manager, false);
    shape = new Shape(PICTURES, 3, size.height(), size.width());
    ParameterVector.of(detector, manager, true);
    detector.start(new SplittableRandom(0));
  }

  @Override
  public void accept(Optional<Autocast> autocast) {
    try (NDManager pass = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray images = pass.full(shape, 0.5f);
      NDArray zero = pass.zeros(new Shape(1));
      NDArray sum = null;
      for (NDArray output : Steps.forward(detector, store, images, autocast)) {
        NDArray part = output.add(zero).sum();
        sum = sum == null ? part : sum.add(part);
      }
      if (sum != null) {
        collector.backward(sum);
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
