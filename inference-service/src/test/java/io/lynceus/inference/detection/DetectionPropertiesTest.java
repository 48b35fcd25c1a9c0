package io.lynceus.inference.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.inference.Bound;
import io.lynceus.vision.detection.DetectionSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class DetectionPropertiesTest {
  @Test
  void hasDefaults() {
    var properties = Bound.to(DetectionProperties.class, Map.of());
    assertThat(properties)
        .isEqualTo(new DetectionProperties(0.25, 0.7, 300, 32, DataSize.ofMegabytes(64)));
    assertThat(properties.settings(null, null)).isEqualTo(DetectionSettings.SERVING);
  }

  @Test
  void readsEveryKey() {
    var given =
        Map.of(
            "lynceus.detection.confidence", "0.5",
            "lynceus.detection.iou", "0.6",
            "lynceus.detection.boxes", "10",
            "lynceus.detection.pictures", "4",
            "lynceus.detection.json-body", "1MB");
    var properties = Bound.to(DetectionProperties.class, given);
    assertThat(properties)
        .isEqualTo(new DetectionProperties(0.5, 0.6, 10, 4, DataSize.ofMegabytes(1)));
    assertThat(properties.settings(0.1, null))
        .isEqualTo(new DetectionSettings(0.1, 0.6, 10, false));
  }

  @ParameterizedTest
  @CsvSource({"confidence, 1.1", "iou, -1", "boxes, 0", "pictures, 0", "json-body, much"})
  void namesWhatIsInvalid(String key, String value) {
    assertThatExceptionOfType(Bound.Refused.class)
        .isThrownBy(
            () -> Bound.to(DetectionProperties.class, Map.of("lynceus.detection." + key, value)))
        .withMessageContaining(key);
  }
}
