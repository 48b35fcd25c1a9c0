package io.lynceus.registry.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelRegistryContract;
import io.lynceus.registry.NotRegistered;
import io.lynceus.registry.Packages;
import io.lynceus.registry.RegisteredModel;
import io.lynceus.registry.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
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
  void aHalfUploadedPackageIsNeverVisible() throws IOException {
    var half = new ModelName("half");
    var database = service.getBean(RegistryDatabase.class);
    var files = new PackageFiles(service.getBean(ObjectStore.class), BUCKET);
    var uploads = new Uploads(database, files, Clock.systemUTC());
    uploads.begin("models/half/under-way");
    files.upload(Packages.opened(sealed("b")), "models/half/under-way");
    assertThatThrownBy(() -> registry().model(half)).isInstanceOf(NotRegistered.class);
    assertThat(registry().models()).extracting(RegisteredModel::model).doesNotContain(half);
    assertThatThrownBy(() -> registry().open(half, "1", "model.onnx"))
        .isInstanceOf(NotRegistered.class);
    assertThat(registry().register(registration("half", "a")).version()).isEqualTo("1");
    try (var in = registry().open(half, "1", "model.onnx")) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("model.onnx of a");
    }
  }

  @Test
  void refusesToNameFilesThatWereCollectedMeanwhile() {
    var database = service.getBean(RegistryDatabase.class);
    var files = new PackageFiles(service.getBean(ObjectStore.class), BUCKET);
    var uploads = new Uploads(database, files, Clock.systemUTC());
    uploads.begin("models/slow/folder");
    uploads.abandon("models/slow/folder");
    assertThatThrownBy(() -> uploads.finish("models/slow/folder"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("models/slow/folder");
    uploads.abandon("models/slow/folder");
  }

  @Test
  void collectsOnlyWhatIsOlderThanFiftyMinutes() {
    var database = service.getBean(RegistryDatabase.class);
    var files = new PackageFiles(service.getBean(ObjectStore.class), BUCKET);
    var begun = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
    new Uploads(database, files, begun).begin("models/old/folder");
    assertThat(after(begun, Duration.ofMinutes(50)).collect()).isZero();
    assertThat(after(begun, Duration.ofMinutes(51)).collect()).isEqualTo(1);
    assertThat(after(begun, Duration.ofMinutes(51)).collect()).isZero();
  }

  private static Uploads after(Clock begun, Duration later) {
    var files = new PackageFiles(service.getBean(ObjectStore.class), BUCKET);
    return new Uploads(service.getBean(RegistryDatabase.class), files, Clock.offset(begun, later));
  }

  @Test
  void saysThatItIsThere() {
    var health = service.getBean("registryHealthIndicator", HealthIndicator.class);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
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
