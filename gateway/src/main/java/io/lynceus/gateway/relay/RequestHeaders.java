package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.Route;
import io.lynceus.gateway.token.InternalTokens;
import io.lynceus.platform.identity.CallerAuthentication;
import io.lynceus.platform.trace.CurrentTrace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service hears of a caller: the token that we signed for it, and the trace. Credentials and
 * whatever could be taken for our word about origin or user stay here.
 */
@Component
final class RequestHeaders implements HttpHeadersFilter.RequestHttpHeadersFilter, Ordered {
  private static final Set<String> OURS_ALONE =
      Set.of(
          "authorization",
          "x-api-key",
          "cookie",
          "forwarded",
          "via",
          "host",
          "expect",
          "http2-settings");
  private static final List<String> OURS_ALONE_PREFIXES = List.of("x-forwarded-", "x-user-");

  private final InternalTokens tokens;
  private final CurrentTrace trace;

  RequestHeaders(InternalTokens tokens, CurrentTrace trace) {
    this.tokens = tokens;
    this.trace = trace;
  }

  @Override
  public HttpHeaders apply(HttpHeaders shown, ServerRequest request) {
    var headers = new HttpHeaders();
    shown.forEach(
        (name, values) -> {
          if (!isOursAlone(name.toLowerCase(Locale.ROOT))) {
            headers.addAll(name, values);
          }
        });
    headers.setBearerAuth(token(Relay.routeOf(request)));
    // Otherwise the client would ask for gzip, and unpack it, on its own account.
    if (!headers.containsHeader(HttpHeaders.ACCEPT_ENCODING)) {
      headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
    // Spring's view of the type has a charset put in; a boundary should arrive as it was sent.
    String type = request.servletRequest().getHeader(HttpHeaders.CONTENT_TYPE);
    set(headers, HttpHeaders.CONTENT_TYPE, type);
    set(headers, "X-Request-Id", trace.requestId());
    set(headers, "traceparent", trace.traceparent());
    return headers;
  }

  private String token(Route route) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication a) {
      return tokens.exchange(a.getPrincipal(), route.upstream().serviceName());
    }
    throw new AuthenticationCredentialsNotFoundException("Nobody is logged in");
  }

  private static boolean isOursAlone(String name) {
    return OURS_ALONE.contains(name) || OURS_ALONE_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static void set(HttpHeaders headers, String name, @Nullable String value) {
    if (value != null) {
      headers.set(name, value);
    }
  }

  /** After the hop-by-hop headers are gone. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
