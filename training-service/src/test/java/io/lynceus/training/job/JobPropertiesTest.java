package io.lynceus.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.training.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobPropertiesTest {
  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new JobProperties(Duration.ofSeconds(1), Duration.ofSeconds(3)));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(bound(Map.of("lynceus.jobs.poll", "9s", "lynceus.jobs.heartbeat", "7s")))
        .isEqualTo(new JobProperties(Duration.ofSeconds(9), Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({"poll,soon", "poll,0s", "heartbeat,-1s"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.jobs." + key, value)));
    assertThat(Bound.words(refused)).contains("lynceus.jobs." + key);
  }

  private static JobProperties bound(Map<String, String> properties) {
    return Bound.to(JobProperties.class, "lynceus.jobs", properties);
  }
}
