package io.lynceus.e2e.fault;

import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything is killed at once, PostgreSQL too, and comes back in an order that nobody chose. */
final class PowerLossIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final int LATEST_MILLIS = 4_000;

  @Test
  void losesNothing() throws Exception {
    cut(1);
  }

  @Tag("chaos")
  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothingWhicheverComesBackFirst(int seed) throws Exception {
    cut(seed);
  }

  static List<Integer> seeds() {
    List<Integer> seeds = new ArrayList<>();
    for (int seed = 2; seed <= 20; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  private static void cut(int seed) throws Exception {
    FaultRun.of(PLATFORM, "power loss", seed)
        .survives(
            history -> {
              PLATFORM.cutPower();
              comeBackInDisorder(new SplittableRandom(seed));
            });
  }

  /** The supervisor starts all at once; here each stands still for a while before it begins. */
  private static void comeBackInDisorder(SplittableRandom random) throws InterruptedException {
    List<Thread> delays = new ArrayList<>();
    for (String name : PLATFORM.names()) {
      int millis = random.nextInt(LATEST_MILLIS);
      delays.add(Thread.ofVirtual().start(() -> standStill(name, millis)));
    }
    for (Thread delay : delays) {
      delay.join();
    }
  }

  private static void standStill(String name, int millis) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptions()
        .until(() -> PLATFORM.process(name).isAlive());
    ProcessHandle process = PLATFORM.process(name);
    signal("-STOP", process);
    Holding.forMillis(millis);
    signal("-CONT", process);
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
