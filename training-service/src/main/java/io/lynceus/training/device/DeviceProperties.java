package io.lynceus.training.device;

import io.lynceus.training.precision.Precision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a run may use.
 *
 * @param threads of the processor; 0 is all cores
 * @param precision absent: bfloat16 where it pays
 * @param pictures memory for decoded pictures
 */
@Validated
@ConfigurationProperties("lynceus.training")
record DeviceProperties(
    @DefaultValue("0") int threads,
    @Nullable Precision precision,
    @DefaultValue("512MB") DataSize pictures) {
  DeviceProperties {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("lynceus.training.threads is 0 to 1024");
    }
  }

  Optional<Precision> wanted() {
    return Optional.ofNullable(precision);
  }

  int cores() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
