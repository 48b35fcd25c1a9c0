package io.lynceus.training.fitting;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.lynceus.training.batch.Batch;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.loss.DetectionLoss;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Detector;
import io.lynceus.training.optimization.AdamW;
import java.util.List;
import java.util.Optional;

/**
 * One optimisation step after another: forward, loss, backward, clip, step. All arrays of a step
 * die with it; those of the forward pass already before the backward pass, which then can free what
 * it has used.
 */
final class Steps {
  private static final double LARGEST_NORM = 10;

  private final Detector detector;
  private final ParameterVector vector;
  private final AdamW optimizer;
  private final DetectionLoss loss;
  private final Optional<Autocast> autocast;
  private final NDManager manager;
  private final ParameterStore store;

  Steps(
      Detector detector,
      ParameterVector vector,
      AdamW optimizer,
      DetectionLoss loss,
      Optional<Autocast> autocast) {
    this.detector = detector;
    this.vector = vector;
    this.optimizer = optimizer;
    this.loss = loss;
    this.autocast = autocast;
    this.manager = vector.learned().getManager();
    this.store = new ParameterStore(manager, false);
  }

  /** Learns from a batch and answers its loss per picture. {@code number} counts from 1. */
  double step(Batch batch, double rate, long number) {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray total = loss(batch, step);
      collector.backward(total);
      NDArray gradient = gradient(step);
      double value = total.getFloat() / batch.size();
      double norm = gradient.norm().getFloat();
      if (!Double.isFinite(value) || !Double.isFinite(norm)) {
        throw new Diverged(number, value, norm);
      }
      optimizer.step(gradient, Math.min(LARGEST_NORM / (norm + 1e-6), 1), rate, number);
      return value;
    }
  }

  private NDArray loss(Batch batch, NDManager step) {
    NDList outputs = new NDList();
    try (NDManager forward = step.newSubManager()) {
      NDArray images =
          forward.create(
              batch.pixels(),
              new Shape(batch.size(), 3, batch.height(), batch.width()),
              DataType.FLOAT32);
      NDArray zero = forward.zeros(new Shape(1));
      for (NDArray output : forward(detector, store, images, autocast)) {
        outputs.add(output.add(zero));
      }
      outputs.attach(step);
    }
    return loss.of(
        outputs.get(0), outputs.get(1), batch.boxes(), Anchors.of(batch.width(), batch.height()));
  }

  /** The detector's outputs; where they are of mixed precision, see {@link Autocast}. */
  static NDList forward(
      Detector detector, ParameterStore store, NDArray images, Optional<Autocast> autocast) {
    NDList inputs = new NDList(images);
    if (autocast.isEmpty()) {
      return detector.forward(store, inputs, true, new PairList<>());
    }
    try (Autocast.Scope _ = autocast.get().on()) {
      return detector.forward(store, inputs, true, new PairList<>());
    }
  }

  /** All gradients as one array; they start at zero again. */
  private NDArray gradient(NDManager step) {
    NDList parts = new NDList();
    List<NDArray> slices = vector.slices();
    for (NDArray slice : slices) {
      NDArray part = slice.getGradient();
      part.attach(step);
      parts.add(part.flatten());
    }
    NDArray all = NDArrays.concat(parts);
    for (NDArray slice : slices) {
      JniUtils.zeroGrad((PtNDArray) slice);
    }
    return all;
  }
}
