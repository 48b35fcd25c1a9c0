package io.lynceus.cli.gateway;

import java.time.Duration;

/** How a command waits; tests do not. */
@FunctionalInterface
public interface Pause {
  void of(Duration time);

  /** Really waits; an interruption ends the wait and stays set. */
  static Pause really() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
