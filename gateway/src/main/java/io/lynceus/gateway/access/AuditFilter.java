package io.lynceus.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One line for each call that may change something: who, what, from where, and how it ended. The
 * path is logged as it came, percent-encoded, and so cannot break the line.
 */
final class AuditFilter extends OncePerRequestFilter {
  private static final Logger audit = LoggerFactory.getLogger("lynceus.audit");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      long millis = (System.nanoTime() - start) / 1_000_000;
      Authentication who = SecurityContextHolder.getContext().getAuthentication();
      audit
          .atInfo()
          .addKeyValue("caller", who == null ? "nobody" : who.getName())
          .addKeyValue("from", request.getRemoteAddr())
          .addKeyValue("status", response.getStatus())
          .addKeyValue("millis", millis)
          .log("{} {}", request.getMethod(), request.getRequestURI());
    }
  }
}
