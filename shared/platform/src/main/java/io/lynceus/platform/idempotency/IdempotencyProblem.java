package io.lynceus.platform.idempotency;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Why a repeated request gets no answer. */
final class IdempotencyProblem extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private IdempotencyProblem(String slug, HttpStatus status, String detail) {
    super(slug, status, detail);
  }

  static IdempotencyProblem malformedKey() {
    return new IdempotencyProblem(
        "idempotency-key-malformed",
        HttpStatus.BAD_REQUEST,
        "An Idempotency-Key has 1 to 255 visible ASCII characters");
  }

  static IdempotencyProblem otherBody() {
    return new IdempotencyProblem(
        "idempotency-key-reused",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "This Idempotency-Key was used with another body");
  }

  static IdempotencyProblem stillRunning() {
    return new IdempotencyProblem(
        "request-in-flight",
        HttpStatus.CONFLICT,
        "A request with this Idempotency-Key is still running");
  }

  @Override
  public Map<String, String> headers() {
    return status() == HttpStatus.CONFLICT ? Map.of("Retry-After", "1") : Map.of();
  }
}
