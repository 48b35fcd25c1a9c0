package io.lynceus.platform.identity;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens a service accepts.
 *
 * @param jwksUri where the issuer publishes its public keys; {@code http}, {@code https} or {@code
 *     file}
 * @param issuer the {@code iss} that a token must carry
 * @param clockSkew how far the clocks of gateway and service may differ
 */
@Validated
@ConfigurationProperties("lynceus.identity")
record IdentityProperties(
    @DefaultValue("http://127.0.0.1:8080/.well-known/jwks.json") URI jwksUri,
    @DefaultValue(ServiceTokens.ISSUER) @NotBlank String issuer,
    @DefaultValue("5s") Duration clockSkew) {}
