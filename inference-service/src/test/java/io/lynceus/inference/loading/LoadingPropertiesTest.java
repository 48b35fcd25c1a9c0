package io.lynceus.inference.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.inference.Bound;
import io.lynceus.vision.runtime.ComputeDevice;
import io.lynceus.vision.runtime.OnnxSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadingPropertiesTest {
  @Test
  void hasDefaults() {
    var properties = Bound.to(LoadingProperties.class, Map.of());
    assertThat(properties).isEqualTo(new LoadingProperties(4, ComputeDevice.CPU, 1, 1));
    assertThat(properties.settings()).isEqualTo(OnnxSettings.ONE_CPU_THREAD);
  }

  @Test
  void aGpuIsAPropertyAway() {
    var given =
        Map.of(
            "lynceus.models.most", "9",
            "lynceus.models.device", "cuda",
            "lynceus.models.threads", "2",
            "lynceus.models.batch", "8");
    var properties = Bound.to(LoadingProperties.class, given);
    assertThat(properties.most()).isEqualTo(9);
    assertThat(properties.settings()).isEqualTo(new OnnxSettings(ComputeDevice.CUDA, 2, 8));
  }

  @ParameterizedTest
  @CsvSource({"most, 0", "device, abacus", "threads, 0", "batch, 0"})
  void namesWhatIsInvalid(String key, String value) {
    assertThatExceptionOfType(Bound.Refused.class)
        .isThrownBy(() -> Bound.to(LoadingProperties.class, Map.of("lynceus.models." + key, value)))
        .withMessageContaining(key);
  }
}
