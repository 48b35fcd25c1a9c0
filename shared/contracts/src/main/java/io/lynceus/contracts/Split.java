package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One purpose each: fit, choose the epoch, fit calibrators, report. No image is in two of them. */
public enum Split {
  TRAIN,
  VAL,
  CALIBRATION,
  TEST;

  /** The name in manifests, paths and options. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
