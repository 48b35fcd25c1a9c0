package io.lynceus.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in.
 *
 * @param hosts the names by which this gateway may be addressed; {@code *} for any. Whoever lists
 *     none but this machine's is safe from pages that make a browser call it by another name
 * @param corsOrigins pages of other origins that may call; none by default
 * @param jwt an issuer of tokens for people; absent by default
 */
@ConfigurationProperties("lynceus.access")
record AccessProperties(
    @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) Set<String> hosts,
    @DefaultValue List<String> corsOrigins,
    @Nullable Jwt jwt) {
  AccessProperties {
    hosts = Set.copyOf(hosts);
    corsOrigins = List.copyOf(corsOrigins);
    if (corsOrigins.contains("*")) {
      throw new IllegalArgumentException("lynceus.access.cors-origins names origins, not *");
    }
  }

  /**
   * @param issuer the {@code iss} of its tokens
   * @param jwksUri where it publishes its keys
   * @param audience the {@code aud} by which it means us, so that a token for another application
   *     or an ID token is none for us
   * @param roles the claim that lists roles of ours
   * @param projects the claim that lists projects; absent means all, as in ours
   * @param clockSkew how far its clock may differ from ours
   */
  record Jwt(
      String issuer,
      URI jwksUri,
      String audience,
      @DefaultValue("roles") String roles,
      @DefaultValue("projects") String projects,
      @DefaultValue("60s") Duration clockSkew) {
    Jwt {
      if (issuer == null || jwksUri == null || audience == null) {
        throw new IllegalArgumentException(
            "lynceus.access.jwt needs issuer, jwks-uri and audience");
      }
    }
  }
}
