package io.lynceus.inference.loading;

import io.lynceus.contracts.ModelName;

/** One version of one model. */
public record ModelKey(ModelName model, String version) {
  @Override
  public String toString() {
    return model + " version " + version;
  }
}
