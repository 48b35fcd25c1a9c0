package io.lynceus.platform.clock;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * New ids: UUIDs of version 7, which begin with the time, so that rows of one table and one day lie
 * together in their index.
 */
public final class IdSource {
  private final Clock clock;
  private final RandomGenerator random;

  public IdSource(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (1L << 63) | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
