package io.lynceus.gateway.access;

import io.lynceus.platform.identity.LocalPeer;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what was never meant for this door: requests for a host of another name, the actuator
 * but for health, and metrics for this machine, and bodies that are packed.
 */
final class DoorFilter extends OncePerRequestFilter {
  private final Set<String> hosts;
  private final Problems problems;

  DoorFilter(Set<String> hosts, Problems problems) {
    this.hosts = hosts;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    LynceusProblem wrong = wrongDoor(request);
    if (wrong == null) {
      chain.doFilter(request, response);
    } else {
      problems.write(wrong, request, response);
    }
  }

  private @Nullable LynceusProblem wrongDoor(HttpServletRequest request) {
    if (!hosts.contains("*") && !hosts.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
      return new UnknownHost();
    }
    if (isHidden(request)) {
      return new NotHere();
    }
    return isEncoded(request) ? new EncodedBody() : null;
  }

  private static boolean isEncoded(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
  }

  private static boolean isHidden(HttpServletRequest request) {
    String path = request.getServletPath(); // Decoded, so that no spelling of it slips past.
    boolean actuator = path.equals("/actuator") || path.startsWith("/actuator/");
    boolean health = path.equals("/actuator/health") || path.startsWith("/actuator/health/");
    boolean metrics = path.equals("/actuator/prometheus") && LocalPeer.asks(request);
    return (actuator && !health && !metrics) || path.startsWith("/v3/api-docs");
  }
}
