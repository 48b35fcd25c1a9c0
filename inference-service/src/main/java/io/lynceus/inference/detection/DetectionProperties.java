package io.lynceus.inference.detection;

import io.lynceus.vision.detection.DetectionSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** What a request gets that does not ask for anything else, and how much one may bring. */
@Validated
@ConfigurationProperties("lynceus.detection")
record DetectionProperties(
    @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("1") double confidence,
    @DefaultValue("0.7") @DecimalMin("0") @DecimalMax("1") double iou,
    @DefaultValue("300") @Min(1) @Max(1000) int boxes,
    @DefaultValue("32") @Min(1) @Max(10_000) int pictures,
    @DefaultValue("64MB") DataSize jsonBody) {

  DetectionSettings settings(@Nullable Double askedConfidence, @Nullable Double askedIou) {
    return new DetectionSettings(
        Optional.ofNullable(askedConfidence).orElse(confidence),
        Optional.ofNullable(askedIou).orElse(iou),
        boxes,
        false);
  }
}
