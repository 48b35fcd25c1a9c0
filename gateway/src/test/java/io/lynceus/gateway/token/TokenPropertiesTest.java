package io.lynceus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class TokenPropertiesTest {
  @Test
  void tokensForServicesLiveAMinute() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new TokenProperties(
                Duration.ofSeconds(60),
                Duration.ofMinutes(15),
                Duration.ofDays(90),
                Duration.ofMinutes(10)));
  }

  @Test
  void refusesLivesThatCannotWork() {
    assertThatThrownBy(() -> bound(Map.of("lynceus.tokens.service-life", "1s")))
        .rootCause()
        .hasMessageContaining("lynceus.tokens.service-life");
    assertThatThrownBy(() -> bound(Map.of("lynceus.tokens.key-life", "20m")))
        .rootCause()
        .hasMessageContaining("lynceus.tokens.key-life");
  }

  private static TokenProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lynceus.tokens", TokenProperties.class);
  }
}
