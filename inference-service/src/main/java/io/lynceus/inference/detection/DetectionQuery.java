package io.lynceus.inference.detection;

import io.lynceus.registry.AliasName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The parameters of a request for detections. */
record DetectionQuery(
    @Nullable AliasName alias,
    @Nullable @Size(min = 1, max = 20) String version,
    @Nullable @DecimalMin("0") @DecimalMax("1") Double confidence,
    @Nullable @DecimalMin("0") @DecimalMax("1") Double iou,
    @BindParam("draw") @Nullable Boolean drawing) {

  AliasName aliasName() {
    return alias == null ? AliasName.PRODUCTION : alias;
  }

  boolean draw() {
    return drawing != null && drawing;
  }
}
