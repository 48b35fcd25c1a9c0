package io.lynceus.gateway.status;

import io.lynceus.gateway.route.RouteProperties;
import io.lynceus.gateway.route.Upstream;
import io.lynceus.gateway.token.InternalTokens;
import io.lynceus.platform.identity.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions to the services that the gateway asks on its own account or for a caller. */
@Component
public class Services implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final RouteProperties addresses;
  private final InternalTokens tokens;

  Services(RouteProperties addresses, InternalTokens tokens) {
    this.addresses = addresses;
    this.tokens = tokens;
  }

  /** What the service answers to somebody whom it does not know; empty where it does not answer. */
  Optional<HttpResponse<String>> ask(Upstream service, String path) {
    return send(to(service, path));
  }

  /** What the service answers to {@code caller}; empty where that is nothing or no success. */
  public Optional<String> ask(Upstream service, String path, Caller caller) {
    String token = tokens.exchange(caller, service.serviceName());
    return send(to(service, path).header("Authorization", "Bearer " + token))
        .filter(answer -> answer.statusCode() == 200)
        .map(HttpResponse::body);
  }

  private HttpRequest.Builder to(Upstream service, String path) {
    URI address = addresses.address(service);
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException silent) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
