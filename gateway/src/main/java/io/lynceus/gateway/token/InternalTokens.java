package io.lynceus.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lynceus.platform.identity.Caller;
import org.springframework.stereotype.Component;

/**
 * What a caller has shown, exchanged for a token that one service accepts. One is signed for half
 * of its life, since signing costs more than all else that the gateway does for a request.
 */
@Component
public class InternalTokens {
  private static final int CALLERS = 10_000;

  private final SigningKeys keys;
  private final TokenProperties properties;
  private final Cache<For, String> signed;

  InternalTokens(SigningKeys keys, TokenProperties properties) {
    this.keys = keys;
    this.properties = properties;
    this.signed =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterWrite(properties.serviceLife().dividedBy(2))
            .build();
  }

  private record For(Caller caller, String service) {}

  /** A token for {@code service}, the {@code spring.application.name} of it. */
  public String exchange(Caller caller, String service) {
    return signed.get(
        new For(caller, service),
        wanted -> keys.signer().issue(caller, service, properties.serviceLife()));
  }
}
