package io.lynceus.gateway.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what we sign is good for.
 *
 * @param serviceLife of a token between gateway and service; half of it is how long one is reused
 * @param callerLife of a token that {@code POST /tokens} gives; a revoked key's tokens end with it
 * @param keyLife after which a new signing key is made
 * @param keyNotice how long a new key is published before it signs, so that services have read it
 */
@ConfigurationProperties("lynceus.tokens")
record TokenProperties(
    @DefaultValue("60s") Duration serviceLife,
    @DefaultValue("15m") Duration callerLife,
    @DefaultValue("90d") Duration keyLife,
    @DefaultValue("10m") Duration keyNotice) {
  TokenProperties {
    if (serviceLife.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("lynceus.tokens.service-life is less than 10s");
    }
    if (keyLife.compareTo(keyNotice.plus(callerLife)) < 0) {
      throw new IllegalArgumentException(
          "lynceus.tokens.key-life is shorter than key-notice and caller-life together");
    }
  }
}
