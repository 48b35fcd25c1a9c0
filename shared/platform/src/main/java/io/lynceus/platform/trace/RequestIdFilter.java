package io.lynceus.platform.trace;

import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the request's id from {@code X-Request-Id} where it is harmless in a log, otherwise makes
 * one; answers with it.
 */
final class RequestIdFilter extends OncePerRequestFilter {
  private static final String HEADER = "X-Request-Id";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final IdSource ids;
  private final CurrentTrace trace;

  RequestIdFilter(IdSource ids, CurrentTrace trace) {
    this.ids = ids;
    this.trace = trace;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = idOf(request.getHeader(HEADER));
    MDC.put(CurrentTrace.REQUEST_ID, id);
    request.setAttribute(Problems.SEEN, true);
    request.setAttribute(Problems.TRACE_ID, trace.traceId());
    response.setHeader(HEADER, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(CurrentTrace.REQUEST_ID);
    }
  }

  private String idOf(@Nullable String given) {
    return given != null && HARMLESS.matcher(given).matches() ? given : ids.next().toString();
  }
}
