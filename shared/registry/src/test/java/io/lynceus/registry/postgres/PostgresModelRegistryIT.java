package io.lynceus.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelRegistryContract;
import io.lynceus.registry.Packages;
import io.lynceus.registry.Registration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;

/** The contract on PostgreSQL and S3, and what is this adapter's alone. */
final class PostgresModelRegistryIT extends ModelRegistryContract {
  private static final String NAME = "registry_contract";
  private static final String BUCKET = "registry-contract";
  private static ConfigurableApplicationContext service;

  @TempDir Path folder;
  private int packages;

  @BeforeAll
  static void start() {
    service = RegistryUnderTest.start(NAME, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ModelRegistry registry() {
    return service.getBean(ModelRegistry.class);
  }

  @Override
  protected List<LynceusEvent> events(ModelName model, int count) {
    var heard = service.getBean(RegistryUnderTest.class).heard;
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> heard.stream().filter(e -> e.entity().equals(model.value())).toList(),
            events -> events.size() >= count);
  }

  @Test
  void deletesWhatACrashBetweenUploadAndRowHasLeft() {
    var database = service.getBean(RegistryDatabase.class);
    var store = service.getBean(ObjectStore.class);
    var files = new PackageFiles(store, BUCKET);
    var version = registry().register(registration("orphans", "a"));
    var content = Packages.opened(sealed("b"));
    var lost = new Uploads(database, files, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
    lost.begin("models/orphans/lost");
    files.upload(content, "models/orphans/lost");
    var slow = new Uploads(database, files, Clock.systemUTC());
    slow.begin("models/orphans/slow");
    files.upload(content, "models/orphans/slow");

    assertThat(slow.collect()).isEqualTo(1);
    assertThat(store.list(BUCKET, "models/orphans/lost/")).isEmpty();
    assertThat(store.list(BUCKET, "models/orphans/slow/")).hasSize(4);
    assertThat(registry().version(version.model(), "1")).isEqualTo(version);
    assertThatThrownBy(() -> lost.finish("models/orphans/lost"))
        .hasMessageContaining("took too long");
    slow.finish("models/orphans/slow");
  }

  @Test
  void leavesNothingOfARegistrationThatFails() {
    var store = service.getBean(ObjectStore.class);
    registry().register(registration("clumsy", "a"));
    var before = store.list(BUCKET, "models/clumsy/").count();
    var unwritable = new Registration(new ModelName("clumsy"), null, sealed("b"), "b", "a\0b");
    assertThatThrownBy(() -> registry().register(unwritable))
        .isInstanceOf(DataAccessException.class);
    assertThat(store.list(BUCKET, "models/clumsy/").count()).isEqualTo(before);
  }

  @Test
  void neverChangesAVersionOrTheLedger() {
    registry().register(registration("eternal", "a"));
    var jdbc = service.getBean(RegistryDatabase.class).jdbc();
    for (var change :
        List.of(
            "update model_version set package_hash = 'x'",
            "delete from model_version",
            "update alias_move set reason = 'x'",
            "delete from alias_move")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never changed");
    }
  }

  private Registration registration(String model, String token) {
    return new Registration(new ModelName(model), null, sealed(token), token, "ann");
  }

  private Path sealed(String weights) {
    return Packages.sealed(
        folder.resolve("p" + packages++), weights, Packages.CELLS, Packages.trained());
  }
}
