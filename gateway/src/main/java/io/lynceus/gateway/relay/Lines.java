package io.lynceus.gateway.relay;

import io.lynceus.gateway.route.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.springframework.stereotype.Component;

/**
 * The connections to the services: one pool, and a client for each pace, which differ only in how
 * long they wait for the next byte. Redirects and failures are the caller's to see.
 */
@Component
final class Lines {
  private static final Duration CONNECT = Duration.ofMillis(250);

  private final Map<Pace, OkHttpClient> clients = new EnumMap<>(Pace.class);

  Lines() {
    var shared =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
            .connectTimeout(CONNECT)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    Arrays.stream(Pace.values()).forEach(pace -> clients.put(pace, patient(shared, pace)));
  }

  private static OkHttpClient patient(OkHttpClient shared, Pace pace) {
    return shared.newBuilder().readTimeout(pace.patience()).writeTimeout(pace.patience()).build();
  }

  OkHttpClient at(Pace pace) {
    return Objects.requireNonNull(clients.get(pace));
  }
}
