package io.lynceus.gateway.status;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.lynceus.gateway.route.Upstream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which services are ready. All are asked at once, and not again within a second: anybody may ask
 * us, and one question here is several there.
 */
@Component
final class ServiceStates {
  private static final String READINESS = "/actuator/health/readiness";
  private static final String OWN_NAME = "gateway";

  private final Executor threads = Thread::startVirtualThread;
  private final Services services;
  private final Status.ServiceState own;
  private final LoadingCache<String, List<Status.ServiceState>> lately =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build(key -> asked());

  ServiceStates(Services services, Environment environment) {
    this.services = services;
    this.own =
        new Status.ServiceState(
            OWN_NAME, true, environment.getProperty("spring.application.version", "dev"));
  }

  List<Status.ServiceState> all() {
    return lately.get("all");
  }

  private List<Status.ServiceState> asked() {
    List<CompletableFuture<Status.ServiceState>> answers =
        Arrays.stream(Upstream.values())
            .map(service -> CompletableFuture.supplyAsync(() -> state(service), threads))
            .toList();
    return Stream.concat(Stream.of(own), answers.stream().map(CompletableFuture::join)).toList();
  }

  private Status.ServiceState state(Upstream service) {
    Optional<HttpResponse<String>> answer = services.ask(service, READINESS);
    return new Status.ServiceState(
        service.serviceName(),
        answer.filter(ready -> ready.statusCode() == 200).isPresent(),
        answer.flatMap(any -> any.headers().firstValue("X-Lynceus-Version")).orElse(null));
  }
}
