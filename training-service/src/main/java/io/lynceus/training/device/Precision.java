package io.lynceus.training.device;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the convolutions of a forward pass compute in. */
public enum Precision {
  FLOAT32,
  BFLOAT16;

  /** The name in options and manifests. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
