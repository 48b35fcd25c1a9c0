package io.lynceus.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** {@code lynceus.rate}. */
final class RatePropertiesTest {
  @Test
  void byDefaultAHundredASecondAndAThousandAtOnce() {
    assertThat(bound(Map.of())).isEqualTo(new RateProperties(100, 1000, 60, 100));
  }

  @Test
  void takesEveryKey() {
    assertThat(
            bound(
                Map.of(
                    "lynceus.rate.per-second", "5",
                    "lynceus.rate.burst", "50",
                    "lynceus.rate.bad-logins-per-minute", "6",
                    "lynceus.rate.bad-login-burst", "7")))
        .isEqualTo(new RateProperties(5, 50, 6, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "per-second, perSecond, 0",
    "burst, burst, -1",
    "bad-logins-per-minute, badLoginsPerMinute, 0",
    "bad-login-burst, badLoginBurst, 0",
    "burst, burst, many"
  })
  void refusesBucketsThatHoldOrGainNothing(String key, String field, String value) {
    assertThatThrownBy(() -> bound(Map.of("lynceus.rate." + key, value)))
        .hasStackTraceContaining(value.equals("many") ? key : field);
  }

  private static RateProperties bound(Map<String, String> properties) {
    try (var validator = new LocalValidatorFactoryBean()) {
      validator.afterPropertiesSet();
      return new Binder(new MapConfigurationPropertySource(properties))
          .bindOrCreate(
              "lynceus.rate",
              Bindable.of(RateProperties.class),
              new ValidationBindHandler(validator));
    }
  }
}
