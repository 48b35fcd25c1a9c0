package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.Upstream;
import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A service has the request and did not answer in time. */
final class ServiceTimedOut extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  ServiceTimedOut(Upstream service, Duration patience, Throwable cause) {
    super(
        "service-timed-out",
        HttpStatus.GATEWAY_TIMEOUT,
        "The " + service.serviceName() + " did not answer within " + patience.toSeconds() + " s",
        cause);
  }
}
