package io.lynceus.gateway.rate;

import io.lynceus.gateway.route.Route;
import io.lynceus.gateway.route.Routes;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Charges each request to its caller, or to its address where nobody is logged in. A batch of
 * pictures is charged one before it is let in, and the others when they have been counted.
 */
@Component
public class RateFilter extends OncePerRequestFilter {
  private final Rates rates;
  private final Routes routes;
  private final Problems problems;

  RateFilter(Rates rates, Routes routes, Problems problems) {
    this.rates = rates;
    this.routes = routes;
    this.problems = problems;
  }

  /** Whether somebody is alive is asked by machines, often, and costs nothing. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = caller(request);
    Optional<Route> route = routes.of(request.getMethod(), request.getRequestURI());
    long cost = route.map(Route::cost).orElse(1L);
    Rates.Answer answer = rates.take(caller, cost);
    describe(answer, cost, response);
    if (!answer.enough()) {
      problems.write(new TooManyRequests(answer.retryAfter()), request, response);
    } else if (route.filter(Route::isChargedByPicture).isPresent()) {
      var counted = new CountedRequest(request);
      try {
        chain.doFilter(counted, response);
      } finally {
        rates.owe(caller, counted.pictures() - cost);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private void describe(Rates.Answer answer, long cost, HttpServletResponse response) {
    response.setHeader("X-RateLimit-Remaining", Long.toString(answer.remaining()));
    response.setHeader("X-RateLimit-Requested-Tokens", Long.toString(cost));
    response.setHeader("X-RateLimit-Replenish-Rate", Long.toString(rates.perSecond()));
    response.setHeader("X-RateLimit-Burst-Capacity", Long.toString(rates.burst()));
  }

  private static String caller(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null ? "address:" + request.getRemoteAddr() : who.getName();
  }
}
