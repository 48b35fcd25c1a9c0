package io.lynceus.inference.batching;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The queue of pictures; no {@code threads} means as many as there are cores. */
@Validated
@ConfigurationProperties("lynceus.queue")
record BatchingProperties(
    @DefaultValue("64") @Min(1) @Max(100_000) int pictures,
    @DefaultValue("8s") Duration deadline,
    @DefaultValue("0") @Min(0) @Max(1024) int threads) {

  int threadsOr(int cores) {
    return threads == 0 ? cores : threads;
  }
}
