package io.lynceus.data;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features know each other only as their packages allow, and not in circles. */
final class ModularityTest {

  @Test
  void featuresKeepTheirBorders() {
    ApplicationModules.of(DataApplication.class).verify();
  }
}
