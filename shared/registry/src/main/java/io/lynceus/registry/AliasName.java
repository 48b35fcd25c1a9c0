package io.lynceus.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The roles that a version can have. */
public enum AliasName {
  /** The newest version: moved by registration. */
  CANDIDATE,
  STAGING,
  PRODUCTION,
  CALIBRATED,
  SHADOW,
  /** What a rollback of production returns to: moved with production, never by hand. */
  PREVIOUS;

  /** The name in paths, options and events. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static AliasName of(String label) {
    for (AliasName alias : values()) {
      if (alias.label().equals(label)) {
        return alias;
      }
    }
    throw new IllegalArgumentException(
        "An alias is candidate, staging, production, calibrated, shadow or previous");
  }
}
