package io.lynceus.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.failpoint.FailPoint;
import io.lynceus.localstack.platform.ServiceModule;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a fault lasts, and until what has happened. */
final class Holding {
  private static final Duration SOON = Duration.ofSeconds(60);

  private Holding() {}

  /** The fault's own length; nothing is waited for. */
  static void forSeconds(int seconds) {
    forMillis(seconds * 1_000);
  }

  static void forMillis(int millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** Until a service has died of its fail point and was started again. */
  static void untilHalted(RunningPlatform platform, ServiceModule service, FailPoint point) {
    int before = platform.restarts(service.module());
    platform.links().arm(service, point);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> platform.restarts(service.module()) > before);
  }

  /** Until a fail point that does not end the process has been passed. */
  static void untilPassed(RunningPlatform platform, ServiceModule service, FailPoint point) {
    platform.links().arm(service, point);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !platform.links().isArmed(service));
  }
}
