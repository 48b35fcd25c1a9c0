package io.lynceus.gateway.rate;

import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A caller has used up what it may ask for at a time. */
public final class TooManyRequests extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  public TooManyRequests(Duration wait) {
    super(
        "too-many-requests",
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many requests for now; Retry-After says when to try again");
    this.wait = wait;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }
}
