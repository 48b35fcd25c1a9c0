package io.lynceus.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An opaque id of a training run. */
public record RunId(@JsonValue String value) {
  @JsonCreator
  public RunId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A run id is not blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
