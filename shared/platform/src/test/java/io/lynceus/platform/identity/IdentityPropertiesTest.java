package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.platform.Bound;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lynceus.identity}. */
final class IdentityPropertiesTest {
  @Test
  void hasTheDocumentedDefaults() throws IOException {
    var expected =
        new IdentityProperties(
            URI.create("http://127.0.0.1:8080/.well-known/jwks.json"),
            "lynceus-gateway",
            Duration.ofSeconds(5));
    assertThat(bind(Map.of())).isEqualTo(expected);
    assertThat(Bound.documented(Map.of(), "lynceus.identity", IdentityProperties.class))
        .isEqualTo(expected);
  }

  @Test
  void readsEveryKey() {
    var keys =
        Map.of(
            "lynceus.identity.jwks-uri", "https://lynceus.example/keys",
            "lynceus.identity.issuer", "another-gateway",
            "lynceus.identity.clock-skew", "30s");
    assertThat(bind(keys))
        .isEqualTo(
            new IdentityProperties(
                URI.create("https://lynceus.example/keys"),
                "another-gateway",
                Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({"issuer,''", "issuer,' '", "clock-skew,soon", "jwks-uri,'a b'"})
  void refusesNonsense(String key, String value) {
    assertThatThrownBy(() -> bind(Map.of("lynceus.identity." + key, value)))
        .hasStackTraceContaining(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwks.json", "/etc/keys.json", "gopher2://lynceus/keys"})
  void aPlaceThatIsNoneStopsTheStartWithItsKey(String place) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenVerification.keysAt(URI.create(place)))
        .withMessage("lynceus.identity.jwks-uri is no URL: " + place);
  }

  private static IdentityProperties bind(Map<String, String> keys) {
    return Bound.from(keys, "lynceus.identity", IdentityProperties.class);
  }
}
