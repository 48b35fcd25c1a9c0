package io.lynceus.training.input;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the pictures have an up, as streets have, or none, as what lies under a microscope. */
public enum Orientation {
  /** Pictures may be mirrored left to right. */
  UPRIGHT,
  /** Pictures may also be turned by quarters and mirrored top to bottom. */
  FREE;

  /** The name in options and manifests. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
