package io.lynceus.localstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.Credentials;
import io.lynceus.localstack.supervision.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each service is told; the names are the contract between the supervisor and the services.
 */
final class PlatformIT {
  @TempDir Path folder;

  @Test
  void startsTheStackAloneThenAllServicesTogether() {
    List<List<String>> names =
        stages().stream().map(stage -> stage.stream().map(Program::name).toList()).toList();
    assertThat(names)
        .containsExactly(
            List.of("stack"),
            List.of("gateway", "data-service", "training-service", "inference-service"));
  }

  @Test
  void tellsAServiceItsAddressAndItsBackingSystems() {
    var data = program("data-service").environment();
    assertThat(data)
        .containsEntry("SERVER_ADDRESS", "127.0.0.1")
        .containsEntry("SERVER_PORT", "8081")
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:5432/lynceus_data")
        .containsEntry("SPRING_DATASOURCE_USERNAME", "lynceus_data")
        .containsEntry("SPRING_KAFKA_BOOTSTRAPSERVERS", "127.0.0.1:9092")
        .containsEntry("SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
        .containsEntry("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-256")
        .containsEntry("LYNCEUS_S3_ENDPOINT", "http://127.0.0.1:9000")
        .containsEntry("LYNCEUS_STATE", folder.toString())
        .containsEntry("LYNCEUS_IDENTITY_JWKSURI", "http://127.0.0.1:8080/.well-known/jwks.json")
        .containsKeys(
            "SPRING_DATASOURCE_PASSWORD",
            "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
            "LYNCEUS_S3_ACCESSKEY",
            "LYNCEUS_S3_SECRETKEY",
            "LYNCEUS_S3_REGION");
  }

  @Test
  void tellsTheGatewayWhereTheServicesAre() {
    assertThat(program("gateway").environment())
        .containsEntry("LYNCEUS_ROUTE_DATA", "http://127.0.0.1:8081")
        .containsEntry("LYNCEUS_ROUTE_TRAINING", "http://127.0.0.1:8083")
        .containsEntry("LYNCEUS_ROUTE_INFERENCE", "http://127.0.0.1:8085")
        .doesNotContainKey("LYNCEUS_ROUTE_GATEWAY");
  }

  @Test
  void onlyThoseWhoNeedTheRegistryGetItsPassword() {
    assertThat(program("training-service").environment())
        .containsEntry("LYNCEUS_REGISTRY", "postgres")
        .containsEntry(
            "LYNCEUS_REGISTRYDATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/lynceus_registry");
    assertThat(program("data-service").environment())
        .doesNotContainKey("LYNCEUS_REGISTRYDATABASE_PASSWORD");
  }

  @Test
  void secretsAreInTheEnvironmentNeverInACommandLine() {
    var credentials = Credentials.of(settings().state());
    for (List<Program> stage : stages()) {
      for (Program program : stage) {
        assertThat(program.toString())
            .doesNotContain(credentials.postgres().secret())
            .doesNotContain(credentials.s3().secret())
            .doesNotContain(credentials.kafka().secret());
      }
    }
  }

  @Test
  void trainingOutlivesARunWithoutMemoryOthersStartAfresh() {
    assertThat(program("training-service").command()).doesNotContain("-XX:+ExitOnOutOfMemoryError");
    assertThat(program("inference-service").command()).contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void isReadyWhenItsReadinessProbeSaysSo() {
    assertThat(program("gateway").readiness())
        .hasFieldOrPropertyWithValue(
            "health", URI.create("http://127.0.0.1:8080/actuator/health/readiness"));
  }

  @Test
  void namesJarsThatAreNotBuilt() {
    assertThat(settings().problems())
        .anyMatch(line -> line.contains("lynceus-gateway.jar is missing"));
  }

  @Test
  void relaxesNamesAsSpringReadsThem() {
    assertThat(Relaxed.variable("lynceus.s3.access-key")).isEqualTo("LYNCEUS_S3_ACCESSKEY");
  }

  private Program program(String name) {
    return stages().stream()
        .flatMap(List::stream)
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<List<Program>> stages() {
    return new Platform(settings()).stages();
  }

  private PlatformSettings settings() {
    return PlatformSettings.of(
        Map.of("LYNCEUS_STATE", folder.toString()), folder.resolve("checkout"));
  }
}
