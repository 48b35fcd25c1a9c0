package io.lynceus.data.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.data.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobPropertiesTest {

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new JobProperties(2, Duration.ofSeconds(1), Duration.ofSeconds(3)));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(
            bound(
                Map.of(
                    "lynceus.jobs.threads", "5",
                    "lynceus.jobs.poll", "9s",
                    "lynceus.jobs.heartbeat", "7s")))
        .isEqualTo(new JobProperties(5, Duration.ofSeconds(9), Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @CsvSource({"threads,0", "threads,many", "poll,soon"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.jobs." + key, value)));
    assertThat(refused).isNotNull();
    assertThat(Bound.words(refused)).contains("lynceus.jobs");
  }

  private static JobProperties bound(Map<String, String> properties) {
    return Bound.to(JobProperties.class, "lynceus.jobs", properties);
  }
}
