package io.lynceus.platform.outbox;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Events have waited for Kafka so long that no more may be added. */
final class OutboxFull extends LynceusProblem {
  private static final long serialVersionUID = 1;

  OutboxFull(long pending) {
    super(
        "outbox-full",
        HttpStatus.SERVICE_UNAVAILABLE,
        pending + " events wait for Kafka; changes are refused until it is back");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "10");
  }
}
