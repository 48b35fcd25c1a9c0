package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.Upstream;
import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A service is down, has too much to do, or has failed so often that it is left alone a while. */
final class ServiceUnavailable extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  private ServiceUnavailable(
      String slug, String detail, Duration retryAfter, @Nullable Throwable cause) {
    super(slug, HttpStatus.SERVICE_UNAVAILABLE, detail, cause);
    this.retryAfter = retryAfter;
  }

  static ServiceUnavailable down(Upstream service, Throwable cause) {
    return new ServiceUnavailable(
        "service-unavailable",
        "The " + service.serviceName() + " does not answer at the moment",
        Duration.ofSeconds(2),
        cause);
  }

  static ServiceUnavailable resting(Upstream service, Duration rest) {
    return new ServiceUnavailable(
        "service-resting",
        "The " + service.serviceName() + " has failed too often; it is asked again in a moment",
        rest,
        null);
  }

  static ServiceUnavailable busy(Upstream service) {
    return new ServiceUnavailable(
        "service-busy",
        "Too many requests of this kind wait for the " + service.serviceName(),
        Duration.ofSeconds(1),
        null);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
  }
}
