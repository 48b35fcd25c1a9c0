package io.lynceus.inference.loading;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A version is registered and cannot be served, and why; trying again does not help. */
public final class ModelNotServable extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ModelNotServable(ModelKey key, Throwable cause) {
    super(
        "model-not-servable",
        HttpStatus.CONFLICT,
        "Model %s cannot be served: %s".formatted(key, cause.getMessage()),
        cause);
  }
}
