package io.lynceus.gateway.relay;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lynceus.gateway.route.Route;
import io.lynceus.gateway.route.Routes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The guard of each route. */
@Component
final class Guards {
  private final Map<String, Guard> byRoute;

  Guards(Routes routes, MeterRegistry meters) {
    this.byRoute = routes.all().stream().collect(Collectors.toMap(Route::name, Guard::new));
    byRoute.forEach(
        (route, guard) ->
            Gauge.builder("lynceus.gateway.breaker.open", guard.breaker(), Guards::open)
                .description("1 while a route is closed to let its service recover")
                .tag("route", route)
                .register(meters));
  }

  Guard of(Route route) {
    return Objects.requireNonNull(byRoute.get(route.name()));
  }

  private static double open(CircuitBreaker breaker) {
    return breaker.getState() == CircuitBreaker.State.OPEN ? 1 : 0;
  }
}
