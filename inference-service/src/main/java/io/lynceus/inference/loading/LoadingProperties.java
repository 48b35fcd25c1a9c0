package io.lynceus.inference.loading;

import io.lynceus.vision.runtime.ComputeDevice;
import io.lynceus.vision.runtime.OnnxSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How many models lie in memory, and how their networks run. */
@Validated
@ConfigurationProperties("lynceus.models")
record LoadingProperties(
    @DefaultValue("4") @Min(1) @Max(1000) int most,
    @DefaultValue("cpu") ComputeDevice device,
    @DefaultValue("1") @Min(1) @Max(256) int threads,
    @DefaultValue("1") @Min(1) @Max(256) int batch) {

  OnnxSettings settings() {
    return new OnnxSettings(device, threads, batch);
  }
}
