package io.lynceus.gateway.relay;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks the caller's connection where a service broke ours in the middle of an answer. Ended in
 * good order, half an answer would pass for a whole one.
 */
final class BrokenAnswerFilter extends OncePerRequestFilter {
  private static final String BROKEN = BrokenAnswerFilter.class.getName() + ".broken";

  static void note(HttpServletRequest request, IOException broken) {
    request.setAttribute(BROKEN, broken);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (request.getAttribute(BROKEN) instanceof IOException broken && response.isCommitted()) {
      throw new IOException("A service broke off its answer", broken);
    }
  }
}
