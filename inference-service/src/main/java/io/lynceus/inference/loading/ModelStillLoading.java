package io.lynceus.inference.loading;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A version is on its way into memory and was not there in time. */
final class ModelStillLoading extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ModelStillLoading(ModelKey key) {
    super(
        "model-still-loading",
        HttpStatus.SERVICE_UNAVAILABLE,
        "Model %s is being loaded; try again in a moment".formatted(key));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
