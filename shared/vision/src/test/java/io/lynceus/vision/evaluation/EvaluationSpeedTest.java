package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An input of the size of COCO val2017, drawn, is evaluated under both protocols at once. */
final class EvaluationSpeedTest {

  /** Three times the bar of two seconds: a shared machine is not the place for a close limit. */
  private static final Duration CEILING = Duration.ofSeconds(6);

  @Test
  void evaluatesVal2017InSecondsOfCpu() {
    EvaluationSet drawn = DrawnEvaluation.VAL2017.set();
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    var evaluation = Evaluation.of(drawn);
    var spent =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    System.out.printf("%s: %d ms of CPU%n", DrawnEvaluation.VAL2017, spent.toMillis());
    assertThat(evaluation.mAP50()).isBetween(0.2, 0.99);
    assertThat(spent).isLessThan(CEILING);
  }
}
