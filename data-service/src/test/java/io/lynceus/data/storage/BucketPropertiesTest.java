package io.lynceus.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.data.Bound;
import io.lynceus.data.storage.BucketProperties.Orphans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class BucketPropertiesTest {

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new BucketProperties(
                "lynceus-data",
                Path.of(".lynceus/scratch/data-service"),
                DataSize.ofMegabytes(256),
                new Orphans(Duration.ofMinutes(30), Duration.ofMinutes(15))));
  }

  @Test
  void takesEveryDocumentedKey() {
    assertThat(
            bound(
                Map.of(
                    "lynceus.bucket", "pictures",
                    "lynceus.scratch", "work",
                    "lynceus.scratch-reserve", "2GB",
                    "lynceus.orphans.age", "2h",
                    "lynceus.orphans.interval", "1m")))
        .isEqualTo(
            new BucketProperties(
                "pictures",
                Path.of("work"),
                DataSize.ofGigabytes(2),
                new Orphans(Duration.ofHours(2), Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @CsvSource({"bucket,No_Bucket", "orphans.age,0s", "orphans.interval,-1s"})
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus." + key, value)));
    assertThat(refused).isNotNull();
    assertThat(Bound.words(refused)).contains("lynceus");
  }

  private static BucketProperties bound(Map<String, String> properties) {
    return Bound.to(BucketProperties.class, "lynceus", properties);
  }
}
