package io.lynceus.registry.choice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code lynceus.registry} chooses the adapter. For {@code postgres}: {@code
 * lynceus.registry-database.url}, {@code .username}, {@code .password} are its own database, {@code
 * lynceus.registry-bucket} is where the packages lie.
 */
@Validated
@ConfigurationProperties("lynceus")
public record RegistryProperties(
    @DefaultValue("postgres") RegistryBackend registry,
    @DefaultValue("lynceus-models") @NotBlank String registryBucket,
    @Valid @DefaultValue Database registryDatabase) {

  /** A login of its own: no service reads the registry's tables. */
  public record Database(
      @DefaultValue("jdbc:postgresql://127.0.0.1:5432/lynceus_registry") @NotBlank String url,
      @DefaultValue("lynceus_registry") @NotBlank String username,
      @DefaultValue("") String password) {

    @Override
    public String toString() {
      return "Database[" + url + "]";
    }
  }
}
