package io.lynceus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.platform.Bound;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lynceus.events}. */
final class EventPropertiesTest {
  @Test
  void hasTheDocumentedDefaults() throws IOException {
    var expected = new EventProperties(3, (short) -1, Duration.ofDays(30));
    assertThat(bind(Map.of())).isEqualTo(expected);
    assertThat(Bound.documented(Map.of(), "lynceus.events", EventProperties.class))
        .isEqualTo(expected);
  }

  @Test
  void readsEveryKey() {
    var keys =
        Map.of(
            "lynceus.events.partitions", "12",
            "lynceus.events.replicas", "3",
            "lynceus.events.remember", "90d");
    assertThat(bind(keys)).isEqualTo(new EventProperties(12, (short) 3, Duration.ofDays(90)));
  }

  @ParameterizedTest
  @CsvSource({"partitions,0", "partitions,many", "replicas,x", "remember,ever"})
  void refusesNonsense(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("lynceus.events." + key, value)))
        .hasStackTraceContaining(key);
  }

  private static EventProperties bind(Map<String, String> keys) {
    return Bound.from(keys, "lynceus.events", EventProperties.class);
  }
}
