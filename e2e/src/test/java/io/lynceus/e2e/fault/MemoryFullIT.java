package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * F40: inference-service gets no more memory while large pictures come. The kernel's limit of one
 * process's address space needs no root and no control group, and is gone with the process.
 */
@Tag("chaos")
final class MemoryFullIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String INFERENCE = ServiceModule.INFERENCE.module();
  private static final int CALLERS = 4;
  private static final int LARGE = 6_000;
  private static final int SECONDS = 15;

  /** Nobody may be told that something is wrong with the picture. */
  private static final Set<Integer> MAY_PASS = Set.of(429, 503, 504);

  @Test
  void f40DetectionWithoutMemoryEndsOrIsRefusedAndComesBack() throws Exception {
    PLATFORM.links().heal();
    PLATFORM.awaitReady();
    var api = new Api(PLATFORM.gateway(), PLATFORM.adminKey());
    var model = ServedModel.of(api, "crowded-" + Long.toHexString(System.nanoTime()));
    List<Finding> findings = new ArrayList<>();
    ProcessHandle process = PLATFORM.process(INFERENCE);
    String room = String.valueOf(Footprint.addressSpace(process));
    try (Callers callers = Callers.of(model.seeing(LARGE), CALLERS)) {
      await().until(() -> callers.good() > CALLERS);
      Probe others = Probe.of(api.as("probe"), "/projects");
      int before = PLATFORM.restarts(INFERENCE);
      limit(process, room);
      Holding.forSeconds(SECONDS);
      if (process.isAlive()) {
        limit(process, "unlimited");
      }
      findings.addAll(others.findings());
      PLATFORM.awaitReady();
      model.awaitServed("1");
      callers.stop();
      findings.addAll(callers.findings());
      assertThat(callers.failures()).as("the limit was felt").isNotEmpty();
      assertThat(PLATFORM.restarts(INFERENCE) - before).as("it does not die again").isLessThan(2);
      for (Answer refused : callers.failures()) {
        if (!MAY_PASS.contains(refused.status())) {
          findings.add(new Finding(Invariant.I7, refused.status() + " " + refused.body()));
        }
      }
    }
    Verdicts.record("F40", 40, findings);
    assertThat(findings).isEmpty();
  }

  private static void limit(ProcessHandle process, String bytes)
      throws IOException, InterruptedException {
    assertThat(
            new ProcessBuilder(
                    "prlimit", "--pid", String.valueOf(process.pid()), "--as=%s:".formatted(bytes))
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }
}
