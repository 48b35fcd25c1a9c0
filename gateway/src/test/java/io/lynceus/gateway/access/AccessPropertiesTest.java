package io.lynceus.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class AccessPropertiesTest {
  @Test
  void byDefaultThisMachineAndNobodyElse() {
    AccessProperties access = bound(Map.of());
    assertThat(access.hosts()).containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]");
    assertThat(access.corsOrigins()).isEmpty();
    assertThat(access.jwt()).isNull();
  }

  @Test
  void takesEveryKey() {
    AccessProperties access =
        bound(
            Map.of(
                "lynceus.access.hosts", "lynceus.example.org,*",
                "lynceus.access.cors-origins", "https://label.example.org",
                "lynceus.access.jwt.issuer", "https://login.example.org",
                "lynceus.access.jwt.jwks-uri", "https://login.example.org/keys",
                "lynceus.access.jwt.audience", "lynceus",
                "lynceus.access.jwt.roles", "groups",
                "lynceus.access.jwt.projects", "teams",
                "lynceus.access.jwt.clock-skew", "5s"));
    assertThat(access.hosts()).contains("lynceus.example.org", "*");
    assertThat(access.corsOrigins()).containsExactly("https://label.example.org");
    assertThat(access.jwt())
        .isEqualTo(
            new AccessProperties.Jwt(
                "https://login.example.org",
                URI.create("https://login.example.org/keys"),
                "lynceus",
                "groups",
                "teams",
                Duration.ofSeconds(5)));
  }

  @Test
  void refusesAnyOriginAndHalfAnIssuer() {
    assertThatThrownBy(() -> bound(Map.of("lynceus.access.cors-origins", "*")))
        .rootCause()
        .hasMessageContaining("lynceus.access.cors-origins");
    assertThatThrownBy(
            () -> bound(Map.of("lynceus.access.jwt.issuer", "https://login.example.org")))
        .rootCause()
        .hasMessageContaining("lynceus.access.jwt");
  }

  private static AccessProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lynceus.access", AccessProperties.class);
  }
}
