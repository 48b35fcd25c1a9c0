package io.lynceus.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.Packages;
import io.lynceus.registry.Promotion;
import io.lynceus.registry.Registration;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;

/** A registry whose database is away: its service starts, and says so to whoever asks. */
final class RegistryOutageIT {
  private static final ModelName MODEL = new ModelName("cells");
  private static ConfigurableApplicationContext service;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    service =
        RegistryUnderTest.start(
            "registry_outage",
            Map.of("lynceus.registry-database.url", "jdbc:postgresql://127.0.0.1:1/nowhere"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyQuestionIsAnOutageFromTheFirstOn() {
    var registry = service.getBean(ModelRegistry.class);
    assertOutage(registry::models);
    assertOutage(() -> registry.version(MODEL, AliasName.PRODUCTION));
    assertOutage(
        () ->
            registry.promote(
                new Promotion(MODEL, AliasName.PRODUCTION, "1", null, "bob", "because", null)));
    var sealed =
        Packages.sealed(folder.resolve("package"), "a", Packages.CELLS, Packages.trained());
    assertOutage(() -> registry.register(new Registration(MODEL, null, sealed, "run-1", "ann")));
  }

  @Test
  void saysThatItIsAway() {
    var health = service.getBean("registryHealthIndicator", HealthIndicator.class);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  /** What becomes 503: an outage, and of a database. */
  private static void assertOutage(ThrowingCallable question) {
    assertThat(catchThrowable(question))
        .isInstanceOf(DataAccessException.class)
        .matches(LynceusProblem::isOutage);
  }
}
