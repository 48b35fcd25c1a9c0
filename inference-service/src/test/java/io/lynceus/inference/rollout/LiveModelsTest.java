package io.lynceus.inference.rollout;

import static io.lynceus.inference.MemoryRegistry.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.Fixtures;
import io.lynceus.inference.MemoryRegistry;
import io.lynceus.inference.loading.Leases;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.loading.ModelNotServable;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.NotRegistered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveModelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RolloutProperties PROPERTIES =
      new RolloutProperties(PATIENCE, PATIENCE, Duration.ofMinutes(5));

  private final MemoryRegistry registry = new MemoryRegistry();
  private final LoadedModels loaded = Leases.over(registry, 4);
  private Instant now = Instant.EPOCH;
  private final LiveModels models =
      new LiveModels(
          registry,
          loaded,
          PROPERTIES,
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @AfterEach
  void close() {
    loaded.close();
  }

  private String served() {
    try (ModelLease lease = models.lease(CELLS, AliasName.PRODUCTION, PATIENCE)) {
      return lease.key().version();
    }
  }

  private void promote(String version) {
    registry.set(AliasName.PRODUCTION, version);
    models.moved(CELLS, "production");
  }

  @Test
  void namesPromoteWhereNoVersionHasTheAlias() {
    registry.add(Fixtures.MIDDLE);
    assertThatExceptionOfType(AliasNotSet.class)
        .isThrownBy(this::served)
        .withMessageContaining("lynceus promote cells");
  }

  @Test
  void saysThatThereIsNoSuchModel() {
    assertThatExceptionOfType(NotRegistered.class)
        .isThrownBy(() -> models.lease(new ModelName("nowhere"), AliasName.PRODUCTION, PATIENCE));
  }

  @Test
  void loadsAtTheFirstRequest() {
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.MIDDLE));
    assertThat(models.at(CELLS, AliasName.PRODUCTION)).isNull();
    assertThat(served()).isEqualTo("1");
    assertThat(models.isLoaded(CELLS, "1")).isTrue();
  }

  @Test
  void loadsProductionWhenItIsPromoted() {
    promote(registry.add(Fixtures.MIDDLE));
    assertThat(models.isLoaded(CELLS, "1")).isTrue();
  }

  @Test
  void doesNotLoadEveryCandidate() {
    registry.set(AliasName.CANDIDATE, registry.add(Fixtures.MIDDLE));
    models.moved(CELLS, "candidate");
    assertThat(models.isLoaded(CELLS, "1")).isFalse();
  }

  @Test
  void swapsWhenTheAliasMovesAndDrainsTheOldVersion() {
    promote(registry.add(Fixtures.MIDDLE));
    ModelLease old = models.lease(CELLS, AliasName.PRODUCTION, PATIENCE);
    promote(registry.add(Fixtures.CORNER));
    assertThat(served()).isEqualTo("2");
    assertThat(old.key()).isEqualTo(new ModelKey(CELLS, "1"));
    assertThat(old.detector().isClosed()).isFalse();
    old.close();
    assertThat(old.detector().isClosed()).isTrue();
  }

  @Test
  void keepsTheOldVersionWhereTheNewOneDoesNotRunAndSaysWhy() {
    promote(registry.add(Fixtures.MIDDLE));
    promote(registry.add(Fixtures.NAN));
    assertThat(served()).isEqualTo("1");
    var health = ModelHealth.of(CELLS, AliasName.PRODUCTION, models);
    assertThat(health.ready()).isTrue();
    assertThat(health.version()).isEqualTo("1");
    assertThat(health.failed().version()).isEqualTo("2");
    assertThat(health.failed().reason()).contains("NaN");
  }

  /** The event came before this process listened, and the version cannot be served. */
  @Test
  void saysWhyTheFirstRequestWasNotServed() {
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.NAN));
    assertThatExceptionOfType(ModelNotServable.class).isThrownBy(this::served);
    var health = ModelHealth.of(CELLS, AliasName.PRODUCTION, models);
    assertThat(health.ready()).isFalse();
    assertThat(health.failed().version()).isEqualTo("1");
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.MIDDLE));
    assertThat(served()).isEqualTo("2");
    assertThat(ModelHealth.of(CELLS, AliasName.PRODUCTION, models).ready()).isTrue();
  }

  @Test
  void triesAFailedVersionAgainOnlyAfterAWhile() {
    promote(registry.add(Fixtures.MIDDLE));
    promote(registry.add(Fixtures.NAN));
    int reads = registry.reads();
    models.catchUp();
    assertThat(registry.reads()).isEqualTo(reads);
    now = now.plus(Duration.ofMinutes(6));
    models.catchUp();
    assertThat(registry.reads()).isGreaterThan(reads);
  }

  @Test
  void forgetsAFailureThatWasRolledBack() {
    promote(registry.add(Fixtures.MIDDLE));
    promote(registry.add(Fixtures.NAN));
    promote("1");
    assertThat(ModelHealth.of(CELLS, AliasName.PRODUCTION, models).failed()).isNull();
  }

  @Test
  void catchesUpWithAMoveOfWhichNoEventCame() {
    promote(registry.add(Fixtures.MIDDLE));
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.CORNER));
    assertThat(served()).isEqualTo("1");
    models.catchUp();
    assertThat(served()).isEqualTo("2");
  }

  @Test
  void keepsTheOldVersionWhereAFileOfTheNewOneIsGoneAndSaysWhy() {
    promote(registry.add(Fixtures.MIDDLE));
    String broken = registry.add(Fixtures.CORNER);
    registry.change(broken, "model.onnx", null);
    promote(broken);
    assertThat(served()).isEqualTo("1");
    var health = ModelHealth.of(CELLS, AliasName.PRODUCTION, models);
    assertThat(health.failed().version()).isEqualTo("2");
    assertThat(health.failed().reason()).contains("model.onnx");
  }

  @Test
  void whatCannotBeFollowedNowStopsNoOtherAliasAndIsFollowedLater() {
    promote(registry.add(Fixtures.MIDDLE));
    for (AliasName alias : new AliasName[] {AliasName.STAGING, AliasName.SHADOW}) {
      registry.set(alias, "1");
      models.lease(CELLS, alias, PATIENCE).close();
    }
    String away = registry.add(Fixtures.CORNER);
    registry.takeAway(away);
    registry.set(AliasName.STAGING, away);
    String better = registry.add(Fixtures.CORNER);
    registry.set(AliasName.PRODUCTION, better);
    registry.set(AliasName.SHADOW, better);
    models.catchUp();
    assertThat(served()).isEqualTo(better);
    assertThat(models.at(CELLS, AliasName.SHADOW).version()).isEqualTo(better);
    assertThat(models.at(CELLS, AliasName.STAGING).version()).isEqualTo("1");
    registry.set(AliasName.STAGING, better);
    models.catchUp();
    assertThat(models.at(CELLS, AliasName.STAGING).version()).isEqualTo(better);
  }

  @Test
  void anEventOfAMoveThatWasSeenAlreadyLoadsNothingAgain() {
    promote(registry.add(Fixtures.MIDDLE));
    int reads = registry.reads();
    models.moved(CELLS, "production");
    models.moved(CELLS, "production");
    assertThat(registry.reads()).isEqualTo(reads);
  }

  @Test
  void eventsOutOfOrderEndAtWhatTheRegistrySays() {
    promote(registry.add(Fixtures.MIDDLE));
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.CORNER));
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.MIDDLE));
    models.moved(CELLS, "production");
    models.moved(CELLS, "production");
    assertThat(served()).isEqualTo("3");
    assertThat(models.isLoaded(CELLS, "2")).isFalse();
  }

  @Test
  void aModelNobodyAskedForIsLiveAndNotReady() {
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.MIDDLE));
    assertThat(ModelHealth.of(CELLS, AliasName.PRODUCTION, models))
        .isEqualTo(new ModelHealth(CELLS, AliasName.PRODUCTION, true, false, null, null));
  }

  @Test
  void keepsAVersionThatAnotherAliasNames() {
    promote(registry.add(Fixtures.MIDDLE));
    registry.set(AliasName.STAGING, "1");
    models.lease(CELLS, AliasName.STAGING, PATIENCE).close();
    promote(registry.add(Fixtures.CORNER));
    assertThat(models.isLoaded(CELLS, "1")).isTrue();
  }

  @Test
  void servesNothingUnderAnAliasThatWasTakenAway() {
    promote(registry.add(Fixtures.MIDDLE));
    registry.unset(AliasName.PRODUCTION);
    models.catchUp();
    assertThatExceptionOfType(AliasNotSet.class).isThrownBy(this::served);
  }

  @Test
  void saysWhyTheFirstVersionCannotBeServed() {
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.NAN));
    assertThatExceptionOfType(ModelNotServable.class).isThrownBy(this::served);
  }

  @Test
  void servesAVersionThatIsNamed() {
    registry.add(Fixtures.MIDDLE);
    try (ModelLease lease = models.lease(CELLS, "1", PATIENCE)) {
      assertThat(lease.key().version()).isEqualTo("1");
    }
  }
}
