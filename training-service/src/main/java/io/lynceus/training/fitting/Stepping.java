package io.lynceus.training.fitting;

import io.lynceus.training.optimization.Schedule;

/**
 * How far each step goes.
 *
 * @param rate the highest learning rate
 * @param last the part of it that is left at the end
 * @param warmUpEpochs epochs until it is reached; less in short runs
 */
record Stepping(
    double rate, double last, double warmUpEpochs, Schedule.Decay decay, double weightDecay) {
  /** What did best on a small real set. */
  static final Stepping USUAL = new Stepping(2e-3, 0.01, 3, Schedule.Decay.COSINE, 5e-4);

  Stepping {
    if (!(rate > 0 && rate <= 1)
        || !(last >= 0 && last <= 1)
        || !(warmUpEpochs >= 0)
        || !(weightDecay >= 0 && weightDecay < 1)) {
      throw new IllegalArgumentException("Steps cannot go so: rate " + rate);
    }
  }

  /** The schedule of a run; at most a quarter of it is warm-up. */
  Schedule over(int epochs, int batches) {
    double warmUp = Math.min(warmUpEpochs, epochs / 4.0);
    return new Schedule(rate, last, (int) Math.round(warmUp * batches), epochs * batches, decay);
  }
}
