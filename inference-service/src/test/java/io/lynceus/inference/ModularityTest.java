package io.lynceus.inference;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModularityTest {
  @Test
  void featuresKeepTheirBorders() {
    ApplicationModules.of(InferenceApplication.class).verify();
  }
}
