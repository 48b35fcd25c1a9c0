package io.lynceus.training.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Engines;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** On a machine whose libtorch is that of the processor. */
final class TrainingDeviceTest {
  @Test
  void computesOnTheProcessorAndSaysSo() {
    TrainingDevice device = device(DeviceProperties.Wanted.CPU, Precision.FLOAT32);
    try (NDManager manager = device.manager()) {
      assertThat(manager.getDevice().isGpu()).isFalse();
      assertThat(manager.ones(new ai.djl.ndarray.types.Shape(3)).sum().getFloat()).isEqualTo(3);
    }
    assertThat(device.hardware()).endsWith(", 1 threads");
    assertThat(device.engineName()).startsWith("DJL ").contains("PyTorch 2.");
    assertThat(device.pictureMemory()).isEqualTo(1 << 20);
  }

  @Test
  void aGpuThatIsNotThereIsNotReplacedSilently() {
    TrainingDevice device = device(DeviceProperties.Wanted.GPU, Precision.FLOAT32);
    assertThatThrownBy(device::manager).hasMessageContaining("the engine finds none");
  }

  @Test
  void thePrecisionThatWasConfiguredIsTakenUntried() {
    TrainingDevice device = device(DeviceProperties.Wanted.CPU, Precision.FLOAT32);
    assertThat(
            device.choose(
                _ -> {
                  throw new AssertionError("There was nothing to try");
                }))
        .isEqualTo(Precision.FLOAT32);
    assertThat(device.autocast(Precision.FLOAT32)).isEmpty();
    assertThat(device.autocast(Precision.BFLOAT16)).isPresent();
  }

  private static TrainingDevice device(DeviceProperties.Wanted wanted, Precision precision) {
    Engines.manager().close();
    return new TrainingDevice(new DeviceProperties(1, wanted, precision, DataSize.ofMegabytes(1)));
  }
}
