package io.lynceus.gateway.relay;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lynceus.gateway.route.Route;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Stands before one route: lets so many wait at once, and nobody while its service fails. A service
 * that says no (4xx) works; one that says 500, 502, 503 or 504, or nothing, fails.
 */
final class Guard {
  private static final Set<Integer> FAILURES = Set.of(500, 502, 503, 504);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration QUEUED = Duration.ofSeconds(1);
  private static final Duration NEVER_SLOW = Duration.ofDays(1);

  private final Route route;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;

  Guard(Route route) {
    this.route = route;
    this.breaker = CircuitBreaker.of(route.name(), breaking(route));
    this.bulkhead =
        Bulkhead.of(
            route.name(),
            BulkheadConfig.custom()
                .maxConcurrentCalls(route.pace().atOnce())
                .maxWaitDuration(QUEUED)
                .build());
  }

  private static CircuitBreakerConfig breaking(Route route) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.TIME_BASED)
        .slidingWindowSize(10)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .slowCallRateThreshold(80)
        .slowCallDurationThreshold(route.pace().slow().orElse(NEVER_SLOW))
        .waitDurationInOpenState(REST)
        .permittedNumberOfCallsInHalfOpenState(3)
        .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
        .build();
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  /** The head of the service's answer; its body is still to come and not guarded. */
  Response answer(Call call, RelayedBody body) {
    if (!breaker.tryAcquirePermission()) {
      throw ServiceUnavailable.resting(route.upstream(), REST);
    }
    if (!bulkhead.tryAcquirePermission()) {
      breaker.releasePermission();
      throw ServiceUnavailable.busy(route.upstream());
    }
    try {
      Response answer = call.execute();
      note(answer, System.nanoTime() - body.sentAt());
      return answer;
    } catch (RelayedBody.Refused refused) {
      breaker.releasePermission();
      throw refused.problem();
    } catch (IOException e) {
      breaker.onError(System.nanoTime() - body.sentAt(), TimeUnit.NANOSECONDS, e);
      throw silent(e);
    } finally {
      bulkhead.onComplete();
    }
  }

  private void note(Response answer, long nanos) {
    if (FAILURES.contains(answer.code())) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, new IOException("It answered " + answer.code()));
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Not connected in time is down; connected and silent is late. */
  private RuntimeException silent(IOException e) {
    return e instanceof SocketTimeoutException && !isConnecting(e)
        ? new ServiceTimedOut(route.upstream(), route.pace().patience(), e)
        : ServiceUnavailable.down(route.upstream(), e);
  }

  private static boolean isConnecting(IOException e) {
    String message = e.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains("connect");
  }
}
