package io.lynceus.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModularityTest {
  @Test
  void packagesAreModules() {
    ApplicationModules.of(GatewayApplication.class).verify();
  }
}
