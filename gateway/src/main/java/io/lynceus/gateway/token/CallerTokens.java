package io.lynceus.gateway.token;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ServiceTokens;
import io.lynceus.platform.identity.TokenVerification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Tokens that a caller takes for a key and shows to the gateway; no service accepts one. */
@Component
public class CallerTokens {
  /** Nobody's {@code spring.application.name} but ours. */
  private static final String AUDIENCE = "gateway";

  private final SigningKeys keys;
  private final TokenProperties properties;
  private final Clock clock;
  private final JwtDecoder decoder;

  CallerTokens(SigningKeys keys, TokenProperties properties, Clock clock) {
    this.keys = keys;
    this.properties = properties;
    this.clock = clock;
    JWKSource<SecurityContext> own =
        (JWKSelector selector, SecurityContext context) -> selector.select(keys.published());
    this.decoder =
        TokenVerification.decoder(
            own,
            new TokenVerification.Expected(ServiceTokens.ISSUER, AUDIENCE, Duration.ZERO),
            clock);
  }

  record Issued(String token, Instant expires) {}

  Issued issue(Caller caller) {
    return new Issued(
        keys.signer().issue(caller, AUDIENCE, properties.callerLife()),
        clock.instant().plus(properties.callerLife()));
  }

  /** Throws a {@code JwtException} unless the token is one of these and alive. */
  public Caller verified(String token) {
    return TokenVerification.caller(decoder.decode(token));
  }
}
