package io.lynceus.training.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a run may use.
 *
 * @param threads of the processor; 0 is all cores but one, which loads pictures and answers
 * @param device absent: a GPU where the engine finds one
 * @param precision absent: bfloat16 where it pays
 * @param pictures memory for decoded pictures
 */
@Validated
@ConfigurationProperties("lynceus.training")
record DeviceProperties(
    @DefaultValue("0") int threads,
    @Nullable Wanted device,
    @Nullable Precision precision,
    @DefaultValue("512MB") DataSize pictures) {

  /** What to compute on. */
  enum Wanted {
    CPU,
    GPU
  }

  DeviceProperties {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("lynceus.training.threads is 0 to 1024");
    }
    if (pictures.isNegative()) {
      throw new IllegalArgumentException("lynceus.training.pictures is not less than nothing");
    }
  }

  Optional<Precision> wantedPrecision() {
    return Optional.ofNullable(precision);
  }

  int cores() {
    return threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : threads;
  }

  /** Whether a run computes on a GPU where the engine finds that many; throws where it cannot. */
  boolean isGpu(int found) {
    if (device == Wanted.GPU && found == 0) {
      throw new IllegalStateException(
          "lynceus.training.device is gpu, and the engine finds none: PYTORCH_LIBRARY_PATH names a"
              + " libtorch that has CUDA");
    }
    return device != Wanted.CPU && found > 0;
  }
}
