package io.lynceus.e2e.fault;

import io.lynceus.e2e.BackingSystem;
import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.proxy.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S3 is away, slow, unreliable, or breaks off. */
final class ObjectStoreFaultIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String PROJECTS = "/projects";

  @Test
  void f17StoreIsAway() throws Exception {
    FaultRun.of(PLATFORM, "F17", 17)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Down(), 6));
  }

  /** More uploads than the database has connections: who only reads must not wait for the store. */
  @Tag("chaos")
  @Test
  void f18StoreTakesFiveSecondsForEverything() throws Exception {
    FaultRun.of(PLATFORM, "F18", 18)
        .clients(24)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Latency(Duration.ofMillis(2_400)), 12));
  }

  @Test
  void f19StoreRefusesAThird() throws Exception {
    FaultRun.of(PLATFORM, "F19", 19)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Refusal(30), 8));
  }

  /** A picture takes some seven kilobytes: none arrives whole. */
  @Test
  void f20StoreBreaksOffInTheMiddleOfAnObject() throws Exception {
    FaultRun.of(PLATFORM, "F20", 20)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.CutAfter(3_000), 6));
  }

  @Tag("chaos")
  @Test
  void f20StoreResetsWhoComes() throws Exception {
    FaultRun.of(PLATFORM, "F20", 200)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Reset(), 15));
  }

  @Tag("chaos")
  @Test
  void f43PartitionFromTheStore() throws Exception {
    FaultRun.of(PLATFORM, "F43 S3", 43)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Partition(), 20));
  }

  @Tag("chaos")
  @Test
  void f43ConnectionsToTheStoreAreForgotten() throws Exception {
    FaultRun.of(PLATFORM, "F43 S3", 44)
        .clients(20)
        .unrelated(PROJECTS)
        .survives(history -> during(new Fault.Blackhole(), 20));
  }

  private static void during(Fault fault, int seconds) {
    PLATFORM.links().set(BackingSystem.S3, fault);
    Holding.forSeconds(seconds);
    PLATFORM.links().set(BackingSystem.S3, new Fault.None());
  }
}
