package io.lynceus.localstack.supervision;

import java.time.Duration;

/**
 * How long to wait before the next start, given how many in a row have failed: 0.2 s, 0.4 s, 0.8 s
 * … up to 30 s. A process that lived for a minute starts the row anew.
 */
record Backoff(int failures) {
  static final Backoff NONE = new Backoff(0);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration HEALTHY = Duration.ofMinutes(1);

  Backoff after(Duration lived) {
    return new Backoff(lived.compareTo(HEALTHY) >= 0 ? 1 : Math.min(failures + 1, 30));
  }

  Duration delay() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration delay = FIRST.multipliedBy(1L << (failures - 1));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
