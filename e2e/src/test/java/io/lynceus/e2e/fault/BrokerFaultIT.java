package io.lynceus.e2e.fault;

import io.lynceus.e2e.BackingSystem;
import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.proxy.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka dies, is away, is slow, or says the same thing again. */
final class BrokerFaultIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String PROJECTS = "/projects";

  /**
   * With S3 and PostgreSQL, which are in the same process: nothing that was acknowledged is lost.
   */
  @Test
  void f10KafkaIsKilled() throws Exception {
    FaultRun.of(PLATFORM, "F10", 10).survives(history -> PLATFORM.kill("stack"));
  }

  @Tag("chaos")
  @Test
  void f9KafkaIsStoppedAndStarted() throws Exception {
    FaultRun.of(PLATFORM, "F9", 9)
        .survives(
            history -> {
              ProcessHandle stack = PLATFORM.process("stack");
              stack.destroy();
              stack.onExit().join();
            });
  }

  /** Nobody listens: the API goes on, events wait. */
  @Test
  void f11KafkaIsAwayAndTheApiGoesOn() throws Exception {
    away(8);
  }

  @Tag("chaos")
  @Test
  void f11KafkaIsAwayForAMinute() throws Exception {
    away(60);
  }

  private static void away(int seconds) throws Exception {
    FaultRun.of(PLATFORM, "F11", seconds)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Down(), seconds));
  }

  @Tag("chaos")
  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void f43PartitionFromKafka(int seconds) throws Exception {
    FaultRun.of(PLATFORM, "F43 Kafka", seconds)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Partition(), seconds));
  }

  @Tag("chaos")
  @Test
  void f43KafkasConnectionsAreForgotten() throws Exception {
    FaultRun.of(PLATFORM, "F43 Kafka", 43)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Blackhole(), 20));
  }

  private static void during(Fault fault, int seconds) {
    PLATFORM.links().set(BackingSystem.KAFKA, fault);
    Holding.forSeconds(seconds);
    PLATFORM.links().set(BackingSystem.KAFKA, new Fault.None());
  }
}
