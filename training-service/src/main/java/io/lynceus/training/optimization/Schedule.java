package io.lynceus.training.optimization;

/**
 * The learning rate of every step: up in a straight line for {@code warmUp} steps, then down from
 * the peak to {@code last} times the peak at the end of the run.
 */
public record Schedule(double peak, double last, int warmUp, int steps, Decay decay) {
  /** How the rate comes down. */
  public enum Decay {
    COSINE,
    LINEAR
  }

  public Schedule {
    if (!(peak > 0 && last >= 0 && last <= 1) || steps < 1 || warmUp < 0) {
      throw new IllegalArgumentException(
          "Not a schedule: peak %s, last %s, %d steps".formatted(peak, last, steps));
    }
  }

  /** The rate of a step, counted from 0. */
  public double rate(long step) {
    double rising = warmUp == 0 ? 1 : Math.min((step + 1.0) / warmUp, 1);
    double done = Math.min((double) step / steps, 1);
    double left =
        switch (decay) {
          case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
          case LINEAR -> 1 - done;
        };
    return peak * rising * (last + (1 - last) * left);
  }
}
