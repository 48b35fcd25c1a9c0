package io.lynceus.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lynceus.contracts.ProjectName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Signs tokens that services accept: ES256, for one audience, for a short life. The gateway has the
 * real one; a test of a service makes its own:
 *
 * <pre>{@code
 * static final ServiceTokens TOKENS = new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC());
 *
 * @DynamicPropertySource
 * static void identity(DynamicPropertyRegistry registry) {
 *   registry.add("lynceus.identity.jwks-uri", () -> Files.writeString(file, TOKENS.jwks()).toUri());
 * }
 *
 * // Authorization: Bearer ...
 * TOKENS.issue(new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.All()), "data-service", ofMinutes(1));
 * }</pre>
 */
public final class ServiceTokens {
  /** The {@code iss} of every token of ours. */
  public static final String ISSUER = "lynceus-gateway";

  /** The header type (RFC 9068) that tells an access token from any other signed claim set. */
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  private final ECKey key;
  private final Clock clock;

  public ServiceTokens(ECKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A fresh signing key, named by its own thumbprint. */
  public static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("This JVM cannot make P-256 keys", e);
    }
  }

  /** A token that tells {@code audience} who is calling, until {@code life} has passed. */
  public String issue(Caller caller, String audience, Duration life) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject(caller.subject())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim("roles", caller.roles().stream().map(Role::wireName).sorted().toList());
    if (caller.projects() instanceof ProjectScope.Only only) {
      claims.claim("projects", names(only));
    }
    return signed(claims.build());
  }

  /** The public half of the key as a JSON Web Key Set. */
  public String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  private static List<String> names(ProjectScope.Only only) {
    return only.projects().stream().map(ProjectName::value).sorted().toList();
  }

  private String signed(JWTClaimsSet claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key " + key.getKeyID() + " does not sign", e);
    }
    return token.serialize();
  }
}
