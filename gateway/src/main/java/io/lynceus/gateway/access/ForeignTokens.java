package io.lynceus.gateway.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.identity.TokenVerification;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens of the issuer that an operator has configured: who they say is calling, in our roles. */
final class ForeignTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final AccessProperties.Jwt issuer;
  private final JwtDecoder decoder;

  ForeignTokens(AccessProperties.Jwt issuer, Clock clock) {
    this.issuer = issuer;
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, TokenVerification.keysAt(issuer.jwksUri())));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var nimbus = new NimbusJwtDecoder(processor);
    nimbus.setJwtValidator(
        new TokenVerification.Expected(issuer.issuer(), issuer.audience(), issuer.clockSkew())
            .validator(clock));
    this.decoder = nimbus;
  }

  boolean isIssuer(String name) {
    return issuer.issuer().equals(name);
  }

  /** A project that cannot exist is an {@code IllegalArgumentException}. */
  Caller verified(String token) {
    Jwt jwt = decoder.decode(token);
    Set<Role> roles =
        strings(jwt, issuer.roles())
            .flatMap(name -> Role.named(name).stream())
            .collect(Collectors.toSet());
    return new Caller("user:" + jwt.getSubject(), roles, projects(jwt));
  }

  private ProjectScope projects(Jwt jwt) {
    return jwt.hasClaim(issuer.projects())
        ? new ProjectScope.Only(
            strings(jwt, issuer.projects()).map(ProjectName::new).collect(Collectors.toSet()))
        : new ProjectScope.All();
  }

  private static Stream<String> strings(Jwt jwt, String claim) {
    List<String> values = jwt.getClaimAsStringList(claim);
    return values == null ? Stream.of() : values.stream();
  }
}
