package io.lynceus.training.batch;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where a run's chance comes from: one generator for each epoch's order and one for each picture of
 * an epoch, so that an epoch shows the same whether or not the earlier ones were seen.
 */
record Chance(long seed) {
  private static final long ORDER = -1;

  /** The order of an epoch's pictures. */
  int[] order(int epoch, int count) {
    RandomGenerator random = of(epoch, ORDER);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** What happens to the picture at a place of an epoch. */
  RandomGenerator picture(int epoch, int place) {
    return of(epoch, place);
  }

  private RandomGenerator of(long epoch, long place) {
    // One draw after the other, because neighbours differ in few bits, and epoch 3 of seed 5 is not
    // epoch 5 of seed 3.
    long ofSeed = new SplittableRandom(seed).nextLong();
    long ofEpoch = new SplittableRandom(ofSeed + epoch).nextLong();
    return new SplittableRandom(new SplittableRandom(ofEpoch + place).nextLong());
  }
}
