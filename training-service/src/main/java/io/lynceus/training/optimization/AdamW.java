package io.lynceus.training.optimization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.lynceus.training.graph.ParameterVector;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2) on a parameter vector.
 * Only weights of convolutions decay, neither normalisation nor bias. Both moments are open, so
 * that a resumed run goes on exactly where it was.
 */
public final class AdamW implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDManager manager;
  private final double weightDecay;
  private final long decayed;
  private final NDArray first;
  private final NDArray second;
  private final List<NDArray> weightChunks;
  private final List<NDArray> firstChunks;
  private final List<NDArray> secondChunks;

  public AdamW(ParameterVector vector, double weightDecay) {
    this.manager = vector.learned().getManager().newSubManager();
    this.weightDecay = weightDecay;
    this.decayed = vector.decayed();
    this.first = manager.zeros(vector.learned().getShape());
    this.second = manager.zeros(vector.learned().getShape());
    this.weightChunks = Chunks.of(vector.learned(), decayed);
    this.firstChunks = Chunks.of(first, decayed);
    this.secondChunks = Chunks.of(second, decayed);
  }

  /** The mean of gradients. */
  public NDArray first() {
    return first;
  }

  /** The mean of squared gradients. */
  public NDArray second() {
    return second;
  }

  /**
   * One step.
   *
   * @param gradient of all learned values, multiplied by {@code scale} before use
   * @param step counted from 1
   */
  public void step(NDArray gradient, double scale, double rate, long step) {
    try (NDManager scratch = manager.newSubManager()) {
      Factors factors = new Factors(scratch, scale, rate, step);
      List<NDArray> gradients = Chunks.of(gradient, decayed);
      long from = 0;
      for (int i = 0; i < gradients.size(); i++) {
        try (NDArray g = gradients.get(i)) {
          factors.step(i, g, from < decayed);
          from += g.size();
        }
      }
    }
  }

  /** The numbers of one step as arrays, because DJL copies a plain number for every use of it. */
  private final class Factors {
    private final NDArray scale;
    private final NDArray keep1;
    private final NDArray take1;
    private final NDArray keep2;
    private final NDArray take2;
    private final NDArray correct2;
    private final NDArray epsilon;
    private final NDArray stride;
    private final NDArray shrink;

    Factors(NDManager scratch, double scale, double rate, long step) {
      this.scale = scratch.create((float) scale);
      keep1 = scratch.create((float) BETA1);
      take1 = scratch.create((float) (1 - BETA1));
      keep2 = scratch.create((float) BETA2);
      take2 = scratch.create((float) (1 - BETA2));
      correct2 = scratch.create((float) (1 / Math.sqrt(1 - Math.pow(BETA2, (double) step))));
      epsilon = scratch.create((float) EPSILON);
      stride = scratch.create((float) (rate / (1 - Math.pow(BETA1, (double) step))));
      shrink = scratch.create((float) (1 - rate * weightDecay));
    }

    void step(int chunk, NDArray gradient, boolean decays) {
      NDArray m = firstChunks.get(chunk);
      NDArray v = secondChunks.get(chunk);
      NDArray w = weightChunks.get(chunk);
      try (NDArray g = gradient.mul(scale);
          NDArray part = g.mul(take1);
          NDArray square = g.square()) {
        m.muli(keep1).addi(part);
        v.muli(keep2).addi(square.muli(take2));
      }
      if (decays) {
        w.muli(shrink);
      }
      try (NDArray root = v.sqrt();
          NDArray change = m.div(root.muli(correct2).addi(epsilon))) {
        w.subi(change.muli(stride));
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
