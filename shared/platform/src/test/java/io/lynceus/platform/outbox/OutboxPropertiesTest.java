package io.lynceus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.platform.Bound;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lynceus.outbox}. */
final class OutboxPropertiesTest {
  @Test
  void hasTheDocumentedDefaults() throws IOException {
    var expected = new OutboxProperties(Duration.ofMillis(200), 500, 1_000_000);
    assertThat(bind(Map.of())).isEqualTo(expected);
    assertThat(Bound.documented(Map.of(), "lynceus.outbox", OutboxProperties.class))
        .isEqualTo(expected);
  }

  @Test
  void readsEveryKey() {
    var keys =
        Map.of(
            "lynceus.outbox.poll", "1s",
            "lynceus.outbox.batch", "7",
            "lynceus.outbox.capacity", "8");
    assertThat(bind(keys)).isEqualTo(new OutboxProperties(Duration.ofSeconds(1), 7, 8));
  }

  @ParameterizedTest
  @CsvSource({"batch,0", "batch,10001", "capacity,0", "capacity,-5", "poll,soon"})
  void refusesNonsense(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("lynceus.outbox." + key, value)))
        .hasStackTraceContaining(key);
  }

  private static OutboxProperties bind(Map<String, String> keys) {
    return Bound.from(keys, "lynceus.outbox", OutboxProperties.class);
  }
}
