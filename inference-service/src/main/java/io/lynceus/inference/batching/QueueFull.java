package io.lynceus.inference.batching;

import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** More pictures are waiting than can be looked at in time. */
final class QueueFull extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private final long seconds;

  QueueFull(int pictures, Duration retryAfter) {
    super(
        "queue-full",
        HttpStatus.TOO_MANY_REQUESTS,
        "%d pictures are waiting already; try again later".formatted(pictures));
    this.seconds = Math.max(1, retryAfter.toSeconds());
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(seconds));
  }
}
