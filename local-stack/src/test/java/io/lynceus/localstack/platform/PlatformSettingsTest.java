package io.lynceus.localstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.localstack.settings.LocalStackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformSettingsTest {
  @TempDir Path checkout;

  @Test
  void listensOnTheArchitecturesPortsByDefault() {
    var settings = PlatformSettings.of(Map.of(), checkout);
    assertThat(settings.url(ServiceModule.GATEWAY)).isEqualTo("http://127.0.0.1:8080");
    assertThat(settings.url(ServiceModule.DATA)).isEqualTo("http://127.0.0.1:8081");
    assertThat(settings.url(ServiceModule.TRAINING)).isEqualTo("http://127.0.0.1:8083");
    assertThat(settings.url(ServiceModule.INFERENCE)).isEqualTo("http://127.0.0.1:8085");
  }

  @Test
  void eachServiceMovesByAVariableOfItsOwn() {
    for (ServiceModule service : ServiceModule.values()) {
      var settings = PlatformSettings.of(Map.of(service.portVariable(), "4711"), checkout);
      assertThat(settings.url(service)).endsWith(":4711");
    }
  }

  @Test
  void bindsEverythingToOneAddress() {
    var settings = PlatformSettings.of(Map.of("LYNCEUS_BIND", "10.0.0.1"), checkout);
    assertThat(settings.url(ServiceModule.DATA)).isEqualTo("http://10.0.0.1:8081");
    assertThat(settings.stack().kafka().host()).isEqualTo("10.0.0.1");
  }

  @Test
  void freePortsAreKnownOnceResolvedAndDiffer() {
    var settings = PlatformSettings.onFreePorts(checkout, checkout.resolve("state")).resolved();
    assertThat(settings.services().values())
        .doesNotHaveDuplicates()
        .allMatch(address -> address.port() > 0);
    assertThat(settings.resolved()).isEqualTo(settings);
  }

  @Test
  void namesPortsInUseByTheVariableThatMovesThem() throws IOException {
    for (ServiceModule service : ServiceModule.values()) {
      Path jar = service.jvm(checkout).jar();
      Files.createDirectories(jar.getParent());
      Files.createFile(jar);
    }
    try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(somebody.getLocalPort());
      var free = LocalStackSettings.onFreePorts(checkout.resolve("state")).toEnvironment();
      var environment = new HashMap<>(free);
      for (ServiceModule service : ServiceModule.values()) {
        environment.put(service.portVariable(), "0");
      }
      environment.put("LYNCEUS_TRAINING_PORT", port);
      assertThat(PlatformSettings.of(environment, checkout).problems())
          .containsExactly(
              "127.0.0.1:%s is in use; set LYNCEUS_TRAINING_PORT to another port (0 takes a free one)"
                  .formatted(port));
    }
  }

  @Test
  void everyServiceNeedsAnAddress() {
    assertThatThrownBy(
            () ->
                new PlatformSettings(
                    checkout,
                    LocalStackSettings.of(Map.of()),
                    Map.of(),
                    Set.of(ServiceModule.DATA)))
        .hasMessageContaining("every service needs an address");
  }

  @Test
  void runsAllServicesOrThoseNamed() {
    assertThat(PlatformSettings.of(Map.of(), checkout).chosen())
        .containsExactly(ServiceModule.values());
    var some = Map.of("LYNCEUS_SERVICES", "data-service, gateway");
    assertThat(PlatformSettings.of(some, checkout).chosen())
        .containsExactly(ServiceModule.GATEWAY, ServiceModule.DATA);
  }

  @Test
  void namesTheServicesThatThereAre() {
    assertThatThrownBy(
            () -> PlatformSettings.of(Map.of("LYNCEUS_SERVICES", "date-service"), checkout))
        .hasMessageContaining("no service is called date-service; there are gateway, data-service");
  }
}
