package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import okhttp3.Call;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request on and its answer back. Spring's own exchange waits for a whole answer within one
 * time-out or for ever; this one waits for the next byte, in either direction, as long as the
 * route's pace says.
 */
@Component
final class Relay implements ProxyExchange {
  private static final String ROUTE = Relay.class.getName() + ".route";
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");

  private final Lines lines;
  private final Guards guards;

  Relay(Lines lines, Guards guards) {
    this.lines = lines;
    this.guards = guards;
  }

  static void put(ServerRequest request, Route route) {
    request.attributes().put(ROUTE, route);
  }

  static Route routeOf(ServerRequest request) {
    return (Route)
        request
            .attribute(ROUTE)
            .orElseThrow(() -> new IllegalStateException("A request without a route"));
  }

  @Override
  public ServerResponse exchange(Request request) {
    Route route = routeOf(request.getServerRequest());
    RelayedBody body = body(request, route);
    Call call = lines.at(route.pace()).newCall(outgoing(request, body));
    var answer = new RelayedAnswer(guards.of(route).answer(call, body));
    ServerResponse relayed =
        GatewayServerResponse.status(answer.getStatusCode()).build(answer::write);
    request.getResponseConsumers().forEach(consumer -> consumer.accept(answer, relayed));
    return relayed;
  }

  private static RelayedBody body(Request request, Route route) {
    var servlet = request.getServerRequest().servletRequest();
    try {
      return new RelayedBody(
          servlet.getInputStream(), servlet.getContentLengthLong(), route.largest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static okhttp3.Request outgoing(Request request, RelayedBody body) {
    var outgoing = new okhttp3.Request.Builder().url(String.valueOf(request.getUri()));
    request
        .getHeaders()
        .forEach((name, values) -> values.forEach(v -> outgoing.addHeader(name, v)));
    String method = request.getMethod().name();
    return outgoing.method(method, isPresent(request, body) ? body : none(method)).build();
  }

  private static boolean isPresent(Request request, RelayedBody body) {
    boolean chunked =
        request.getServerRequest().servletRequest().getHeader(HttpHeaders.TRANSFER_ENCODING)
            != null;
    return !BODILESS.contains(request.getMethod().name()) && (body.contentLength() > 0 || chunked);
  }

  private static @Nullable RequestBody none(String method) {
    boolean mayLackOne = BODILESS.contains(method) || method.equals("DELETE");
    return mayLackOne ? null : RequestBody.create(new byte[0]);
  }
}
