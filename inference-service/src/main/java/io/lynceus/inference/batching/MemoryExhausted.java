package io.lynceus.inference.batching;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** There was no memory for looking at a picture, which may be its size, or what else is done. */
final class MemoryExhausted extends LynceusProblem {
  private static final long serialVersionUID = 1;

  MemoryExhausted(OutOfMemoryError cause) {
    super(
        "memory-exhausted",
        HttpStatus.SERVICE_UNAVAILABLE,
        "There is not enough memory for this now; try again later, with fewer or smaller pictures",
        cause);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "5");
  }
}
