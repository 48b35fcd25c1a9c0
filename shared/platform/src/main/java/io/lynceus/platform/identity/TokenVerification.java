package io.lynceus.platform.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.lynceus.contracts.ProjectName;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Builds the one way in which our tokens are verified: ES256 and nothing else, a key of the
 * published set (never one that the token brings or points at), then type, issuer, audience and
 * times.
 */
public final class TokenVerification {
  private static final Logger LOG = LoggerFactory.getLogger(TokenVerification.class);

  /** Ours have some 600; parsing more is work that a stranger would give us. */
  private static final int TOKEN_CHARS = 8_192;

  private static final int CONNECT_MILLIS = 250;
  private static final int READ_MILLIS = 2_000;
  private static final int SET_BYTES = 64 * 1024;
  private static final Duration CACHED = Duration.ofMinutes(5);
  private static final Duration REFRESH_WAIT = Duration.ofSeconds(5);

  /** Unknown key ids make us ask again, but no more than twice in this time. */
  private static final Duration ASKED_AT_MOST_EVERY = Duration.ofSeconds(10);

  /** How long known keys are trusted while the gateway does not answer. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  private TokenVerification() {}

  /** Keys from where the issuer publishes them, cached, and kept through an outage of it. */
  public static JWKSource<SecurityContext> keysAt(URI jwksUri) {
    try {
      var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, SET_BYTES);
      return JWKSourceBuilder.<SecurityContext>create(jwksUri.toURL(), retriever)
          .cache(CACHED.toMillis(), REFRESH_WAIT.toMillis())
          .rateLimited(ASKED_AT_MOST_EVERY.toMillis())
          .outageTolerant(OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException | IllegalArgumentException e) { // The latter: not absolute.
      throw new IllegalArgumentException("lynceus.identity.jwks-uri is no URL: " + jwksUri, e);
    }
  }

  /** Accepts tokens of {@code issuer} for {@code audience} that a key of {@code keys} signed. */
  public static JwtDecoder decoder(
      JWKSource<SecurityContext> keys, Expected expected, Clock clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ServiceTokens.TYPE));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    // Claims are the validators' business, which read our clock; Nimbus would read its own.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(expected.validator(clock));
    return token -> verified(decoder, token);
  }

  /** The caller that a verified token of ours tells of; roles unknown here grant nothing. */
  public static Caller caller(Jwt token) {
    Set<Role> roles =
        claim(token, "roles").stream()
            .flatMap(name -> Role.named(name).stream())
            .collect(Collectors.toSet());
    ProjectScope projects =
        token.hasClaim("projects")
            ? new ProjectScope.Only(
                claim(token, "projects").stream().map(ProjectName::new).collect(Collectors.toSet()))
            : new ProjectScope.All();
    return new Caller(String.valueOf(token.getSubject()), roles, projects);
  }

  /** What a token must say of itself to be accepted. */
  public record Expected(String issuer, String audience, Duration clockSkew) {
    /** Times, issuer, audience and subject; another issuer's tokens are held against it as well. */
    public OAuth2TokenValidator<Jwt> validator(Clock clock) {
      var times = new JwtTimestampValidator(clockSkew);
      times.setAllowEmptyExpiryClaim(false);
      times.setClock(clock);
      return new DelegatingOAuth2TokenValidator<>(
          times,
          new JwtIssuerValidator(issuer),
          new JwtClaimValidator<List<String>>(
              JwtClaimNames.AUD, aud -> aud != null && aud.contains(audience)),
          new JwtClaimValidator<String>(
              JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }
  }

  /** Keys out of reach refuse the token like a bad signature does: closed, and no 500. */
  private static Jwt verified(JwtDecoder decoder, String token) {
    if (token.length() > TOKEN_CHARS) {
      throw new BadJwtException("The token is longer than any of ours");
    }
    try {
      return decoder.decode(token);
    } catch (BadJwtException e) {
      throw e;
    } catch (JwtException e) {
      LOG.warn("A token could not be verified: {}", e.getMessage());
      throw new BadJwtException("The token could not be verified", e);
    }
  }

  private static List<String> claim(Jwt token, String name) {
    List<String> values = token.getClaimAsStringList(name);
    return values == null ? List.of() : values;
  }
}
