package io.lynceus.gateway.access;

import io.lynceus.gateway.rate.Rates;
import io.lynceus.gateway.rate.TooManyRequests;
import io.lynceus.platform.problem.Problems;
import io.lynceus.platform.problem.SecurityProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * 401 and 403, until an address has been refused so often that it gets 429. Good credentials are
 * never kept waiting for bad ones of the same address: keys are too long to be guessed, so all that
 * has to be spared is work.
 */
@Component
final class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final SecurityProblems refusals;
  private final Rates rates;
  private final Problems problems;

  Refusal(SecurityProblems refusals, Rates rates, Problems problems) {
    this.refusals = refusals;
    this.rates = rates;
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    Duration wait = rates.badLogin(request.getRemoteAddr());
    if (wait.isPositive()) {
      problems.write(new TooManyRequests(wait), request, response);
    } else {
      refusals.commence(request, response, refused);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    refusals.handle(request, response, refused);
  }
}
