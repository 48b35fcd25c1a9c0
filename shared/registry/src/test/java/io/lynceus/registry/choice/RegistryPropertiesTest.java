package io.lynceus.registry.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** The documented keys, their defaults, and values that stop the start. */
final class RegistryPropertiesTest {
  @Test
  void choosesPostgresOnThisMachineByDefault() {
    var properties = bind(Map.of());
    assertThat(properties.registry()).isEqualTo(RegistryBackend.POSTGRES);
    assertThat(properties.registryBucket()).isEqualTo("lynceus-models");
    assertThat(properties.registryDatabase().url())
        .isEqualTo("jdbc:postgresql://127.0.0.1:5432/lynceus_registry");
    assertThat(properties.registryDatabase().username()).isEqualTo("lynceus_registry");
  }

  @Test
  void readsEveryDocumentedKeyAndPrintsNoSecret() {
    var properties =
        bind(
            Map.of(
                "lynceus.registry", "postgres",
                "lynceus.registry-bucket", "models",
                "lynceus.registry-database.url", "jdbc:postgresql://db/registry",
                "lynceus.registry-database.username", "owner",
                "lynceus.registry-database.password", "hush"));
    assertThat(properties.registryBucket()).isEqualTo("models");
    assertThat(properties.registryDatabase())
        .isEqualTo(
            new RegistryProperties.Database("jdbc:postgresql://db/registry", "owner", "hush"));
    assertThat(properties.toString())
        .contains("jdbc:postgresql://db/registry")
        .doesNotContain("hush");
  }

  @Test
  void refusesARegistryThatThereIsNot() {
    assertThatThrownBy(() -> bind(Map.of("lynceus.registry", "mlflow")))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("lynceus.registry");
  }

  @ParameterizedTest
  @CsvSource({
    "registry-bucket, registryBucket",
    "registry-database.url, lynceus.registry-database.url",
    "registry-database.username, lynceus.registry-database.username"
  })
  void namesTheKeyOfABlankValue(String key, String named) {
    assertThatThrownBy(() -> bind(Map.of("lynceus." + key, " ")))
        .isInstanceOf(BindException.class)
        .hasStackTraceContaining(named)
        .hasStackTraceContaining("must not be blank");
  }

  @Test
  void aPasswordMayBeEmpty() {
    assertThat(bind(Map.of()).registryDatabase().password()).isEmpty();
  }

  private static RegistryProperties bind(Map<String, String> properties) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return new Binder(new MapConfigurationPropertySource(properties))
          .bindOrCreate(
              "lynceus",
              Bindable.of(RegistryProperties.class),
              new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator())));
    }
  }
}
