package io.lynceus.inference.detection;

import io.lynceus.inference.batching.InferencePool;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses pictures while the queue is full before their bytes are read and taken apart, which is
 * most of what a refusal would cost. Behind identity: who may not ask is told that instead.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class FullQueueFilter extends OncePerRequestFilter {
  private final InferencePool pool;
  private final Problems problems;

  FullQueueFilter(InferencePool pool, Problems problems) {
    this.pool = pool;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !request.getRequestURI().endsWith("/detections");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      pool.requireRoom();
    } catch (LynceusProblem full) {
      problems.write(full, request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
