package io.lynceus.training;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModularityTest {
  @Test
  void featuresDependOneWay() {
    ApplicationModules.of(TrainingApplication.class).verify();
  }
}
