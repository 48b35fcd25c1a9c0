package io.lynceus.localstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.supervision.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the jars of the stack, so it runs after they are made; starts nothing. */
final class ProgramsIT {
  @TempDir Path checkout;

  @Test
  void onlyTrainingSpinsLessThanItsEngineWould() {
    List<Program> services = services();
    assertThat(services)
        .filteredOn(service -> service.environment().containsKey("GOMP_SPINCOUNT"))
        .extracting(Program::name)
        .containsExactly("training-service");
  }

  @Test
  void everyServiceIsToldItsAddressAndWhereKeysAre() {
    assertThat(services())
        .hasSize(ServiceModule.values().length)
        .allSatisfy(
            service ->
                assertThat(service.environment())
                    .containsKeys("SERVER_PORT", "SERVER_ADDRESS", "LYNCEUS_IDENTITY_JWKSURI"));
  }

  @Test
  void onlyServicesOfTheRegistryMayOpenIt() {
    assertThat(services())
        .filteredOn(
            service ->
                service.environment().values().stream()
                    .anyMatch(value -> value.contains("lynceus_registry")))
        .extracting(Program::name)
        .containsExactlyInAnyOrder("training-service", "inference-service");
  }

  private List<Program> services() {
    var settings = PlatformSettings.onFreePorts(checkout, checkout.resolve("state")).resolved();
    return new Platform(settings).stages().getLast();
  }
}
