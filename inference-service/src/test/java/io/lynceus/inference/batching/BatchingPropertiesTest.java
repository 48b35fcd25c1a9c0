package io.lynceus.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.inference.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchingPropertiesTest {
  @Test
  void hasDefaults() {
    var properties = Bound.to(BatchingProperties.class, Map.of());
    assertThat(properties).isEqualTo(new BatchingProperties(64, Duration.ofSeconds(8), 0));
    assertThat(properties.threadsOr(5)).isEqualTo(5);
  }

  @Test
  void readsEveryKey() {
    var given =
        Map.of(
            "lynceus.queue.pictures", "7",
            "lynceus.queue.deadline", "3s",
            "lynceus.queue.threads", "2");
    var properties = Bound.to(BatchingProperties.class, given);
    assertThat(properties).isEqualTo(new BatchingProperties(7, Duration.ofSeconds(3), 2));
    assertThat(properties.threadsOr(5)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"pictures, 0", "threads, -1", "deadline, soon"})
  void namesWhatIsInvalid(String key, String value) {
    assertThatExceptionOfType(Bound.Refused.class)
        .isThrownBy(() -> Bound.to(BatchingProperties.class, Map.of("lynceus.queue." + key, value)))
        .withMessageContaining(key);
  }
}
