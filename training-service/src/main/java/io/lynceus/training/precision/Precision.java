package io.lynceus.training.precision;

import java.util.Locale;

/** What the convolutions of a forward pass compute in. */
public enum Precision {
  FLOAT32,
  BFLOAT16;

  /** The name in options and manifests. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
