package io.lynceus.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.inference.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RolloutPropertiesTest {
  @Test
  void hasDefaults() {
    assertThat(Bound.to(RolloutProperties.class, Map.of()))
        .isEqualTo(
            new RolloutProperties(
                Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofMinutes(5)));
  }

  @Test
  void readsEveryKey() {
    var given =
        Map.of(
            "lynceus.rollout.poll", "1s",
            "lynceus.rollout.patience", "2s",
            "lynceus.rollout.retry-failed", "3s");
    assertThat(Bound.to(RolloutProperties.class, given))
        .isEqualTo(
            new RolloutProperties(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));
  }
}
