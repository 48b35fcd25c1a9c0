package io.lynceus.inference.batching;

import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A picture's turn did not come, or did not end, in time. */
final class DeadlinePassed extends LynceusProblem {
  private static final long serialVersionUID = 1;

  DeadlinePassed(Duration deadline) {
    super(
        "deadline-passed",
        HttpStatus.SERVICE_UNAVAILABLE,
        "The pictures were not looked at within %d ms".formatted(deadline.toMillis()));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "2");
  }
}
