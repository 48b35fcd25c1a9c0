package io.lynceus.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ServiceTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a caller has shown, exchanged for a token that one service accepts. One is signed for half
 * of its life, since signing costs more than all else that the gateway does for a request.
 */
@Component
public class InternalTokens {
  private static final int CALLERS = 10_000;

  private final Supplier<ServiceTokens> signer;
  private final Duration life;
  private final Cache<For, String> signed;

  @Autowired
  InternalTokens(SigningKeys keys, TokenProperties properties, Clock clock) {
    this(keys::signer, properties.serviceLife(), clock);
  }

  /** A token's age is told by the clock that its reader goes by: where time jumps, it jumps too. */
  InternalTokens(Supplier<ServiceTokens> signer, Duration life, Clock clock) {
    this.signer = signer;
    this.life = life;
    this.signed =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterWrite(life.dividedBy(2))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  private record For(Caller caller, String service) {}

  /** A token for {@code service}, the {@code spring.application.name} of it. */
  public String exchange(Caller caller, String service) {
    return signed.get(
        new For(caller, service), wanted -> signer.get().issue(caller, service, life));
  }
}
