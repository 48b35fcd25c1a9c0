package io.lynceus.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock on which five seconds are a minute: a supervisor that goes by it takes a process that has
 * lived for five seconds for a healthy one, and starts it again at once when a test kills it for
 * the tenth time.
 */
final class HurriedClock extends Clock {
  private static final int HURRY = 12;
  private final Instant start = Instant.EPOCH;
  private final long since = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(System.nanoTime() - since).multipliedBy(HURRY));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
