package io.lynceus.training.optimization;

import ai.djl.ndarray.NDArray;
import io.lynceus.training.graph.ParameterVector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows a parameter vector as an exponential moving average, running statistics included; what is
 * evaluated and published is the average. It follows closely at first, because the first values are
 * drawn and not learned: the decay after t steps is {@code decay * (1 - exp(-t / patience))}.
 */
public final class MovingAverage {
  private final ParameterVector live;
  private final ParameterVector average;
  private final double decay;
  private final double patience;
  private final List<Pair> chunks;

  private record Pair(NDArray live, NDArray average) {}

  MovingAverage(ParameterVector live, ParameterVector average, double decay, double patience) {
    this.live = live;
    this.average = average;
    this.decay = decay;
    this.patience = patience;
    this.chunks = pairs(live.learned(), average.learned());
  }

  /**
   * An average whose memory grows with the run: half of it, but at most the 10,000 steps that long
   * runs use, which would hardly leave the first values in a short one.
   */
  public static MovingAverage over(long steps, ParameterVector live, ParameterVector average) {
    return new MovingAverage(live, average, decay(steps), patience(steps));
  }

  static double decay(long steps) {
    return 1 - 1 / Math.clamp(steps / 2.0, 2, 10_000);
  }

  static double patience(long steps) {
    return Math.clamp(steps / 5.0, 1, 2000);
  }

  private static List<Pair> pairs(NDArray live, NDArray average) {
    List<NDArray> from = Chunks.of(live, 0);
    List<NDArray> to = Chunks.of(average, 0);
    return IntStream.range(0, from.size()).mapToObj(i -> new Pair(from.get(i), to.get(i))).toList();
  }

  /** Makes the average equal. */
  public void reset() {
    ParameterVector.assign(average.learned(), live.learned());
    ParameterVector.assign(average.statistics(), live.statistics());
  }

  /** The decay after a number of steps. */
  double decayAfter(long steps) {
    return decay * (1 - Math.exp(-steps / patience));
  }

  /** Moves the average after a step, counted from 1. */
  public void follow(long step) {
    double keep = decayAfter(step);
    try (NDArray kept = live.learned().getManager().create((float) keep);
        NDArray taken = live.learned().getManager().create((float) (1 - keep))) {
      for (Pair pair : chunks) {
        blend(pair, kept, taken);
      }
      blend(new Pair(live.statistics(), average.statistics()), kept, taken);
    }
  }

  private static void blend(Pair pair, NDArray kept, NDArray taken) {
    try (NDArray part = pair.live.mul(taken)) {
      pair.average.muli(kept).addi(part);
    }
  }
}
