package io.lynceus.training.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.training.Bound;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

final class DevicePropertiesTest {
  @Test
  void hasTheDocumentedDefaults() {
    DeviceProperties defaults = bound(Map.of());
    assertThat(defaults).isEqualTo(new DeviceProperties(0, null, null, DataSize.ofMegabytes(512)));
    assertThat(defaults.wantedPrecision()).isEmpty();
    assertThat(defaults.cores())
        .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  @Test
  void takesEveryDocumentedKey() {
    DeviceProperties bound =
        bound(
            Map.of(
                "lynceus.training.threads", "3",
                "lynceus.training.device", "gpu",
                "lynceus.training.precision", "float32",
                "lynceus.training.pictures", "1GB"));
    assertThat(bound)
        .isEqualTo(
            new DeviceProperties(
                3, DeviceProperties.Wanted.GPU, Precision.FLOAT32, DataSize.ofGigabytes(1)));
    assertThat(bound.cores()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "threads,-1",
    "threads,9999",
    "device,tpu",
    "precision,float8",
    "pictures,many",
    "pictures,-1MB"
  })
  void namesTheKeyOfAnInvalidValue(String key, String value) {
    Throwable refused = catchThrowable(() -> bound(Map.of("lynceus.training." + key, value)));
    assertThat(Bound.words(refused)).contains("lynceus.training." + key);
  }

  /** What is said, how many GPUs the engine finds, and whether the run computes on one. */
  @ParameterizedTest
  @CsvSource({",0,false", ",2,true", "CPU,2,false", "CPU,0,false", "GPU,1,true"})
  void takesAGpuWhereThereIsOneUnlessToldOtherwise(
      DeviceProperties.@Nullable Wanted wanted, int found, boolean gpu) {
    assertThat(new DeviceProperties(1, wanted, null, DataSize.ofBytes(1)).isGpu(found))
        .isEqualTo(gpu);
  }

  @Test
  void refusesToComputeOnTheProcessorWhereAGpuWasAskedFor() {
    DeviceProperties gpu =
        new DeviceProperties(1, DeviceProperties.Wanted.GPU, null, DataSize.ofBytes(1));
    assertThatThrownBy(() -> gpu.isGpu(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lynceus.training.device is gpu");
  }

  @Test
  void namesTheProcessorAsItCallsItself() {
    assertThat(CpuName.of(Stream.of("processor : 0", "model name\t: Some CPU @ 3 GHz")))
        .isEqualTo("Some CPU @ 3 GHz");
    assertThat(CpuName.of(Stream.of())).isNotBlank();
  }

  private static DeviceProperties bound(Map<String, String> properties) {
    return Bound.to(DeviceProperties.class, "lynceus.training", properties);
  }
}
