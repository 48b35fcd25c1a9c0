package io.lynceus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.event.ModelPromoted;
import io.lynceus.contracts.event.ModelRegistered;
import io.lynceus.contracts.event.ModelRolledBack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every registry does; each fact is a sentence of the port's Javadoc. */
public abstract class ModelRegistryContract extends RegistrationContract {
  @Test
  void movesAnAliasAndRemembersWhyAndFromWhere() {
    register("a");
    register("b");
    var first = promote("1", 0L);
    assertThat(first.version()).isEqualTo("1");
    assertThat(first.revision()).isEqualTo(1);
    var second = promote("2", 1L);
    assertThat(second.revision()).isEqualTo(2);
    assertThat(registry().alias(model, AliasName.PRODUCTION)).isEqualTo(second);
    assertThat(registry().alias(model, AliasName.PREVIOUS).version()).isEqualTo("1");
    assertThat(registry().aliases(model))
        .extracting(a -> a.alias().label() + "=" + a.version())
        .containsExactlyInAnyOrder("candidate=2", "previous=1", "production=2");

    var ledger = registry().ledger(model, AliasName.PRODUCTION);
    assertThat(ledger).extracting(AliasMove::from).containsExactly("1", null);
    assertThat(ledger).extracting(AliasMove::to).containsExactly("2", "1");
    assertThat(ledger.getFirst().kind()).isEqualTo(AliasMove.Kind.PROMOTED);
    assertThat(ledger.getFirst().by()).isEqualTo("bob");
    assertThat(ledger.getFirst().reason()).isEqualTo("better on the test split");
    assertThat(ledger.getFirst().evidence()).isEqualTo("evaluation 7");
  }

  @Test
  void refusesAMoveThatWasDecidedOnAnOlderState() {
    register("a");
    register("b");
    promote("1", 0L);
    assertRefused(() -> promote("2", 0L), "alias-has-moved", 412);
    assertRefused(() -> promote("2", 7L), "alias-has-moved", 412);
    assertRefused(() -> rollBack(AliasName.PRODUCTION, 0L), "alias-has-moved", 412);
    assertThat(promote("2", null).revision()).isEqualTo(2);
  }

  @Test
  void letsOneOfTwoMovesAtTheSameTimeWin() throws Exception {
    register("a");
    register("b");
    List<Callable<String>> moves = new ArrayList<>();
    for (var version : List.of("1", "2")) {
      moves.add(
          () -> {
            try {
              return promote(version, 0L).version();
            } catch (AliasMoveRefused lost) {
              return lost.slug();
            }
          });
    }
    assertThat(together(moves)).containsOnlyOnce("alias-has-moved");
    assertThat(registry().ledger(model, AliasName.PRODUCTION)).hasSize(1);
  }

  @Test
  void doesNothingWhereTheAliasIsThereAlready() {
    register("a");
    var first = promote("1", 0L);
    assertThat(promote("1", 1L)).isEqualTo(first);
    assertThat(registry().ledger(model, AliasName.PRODUCTION)).hasSize(1);
  }

  @Test
  void rollsBackStepByStep() {
    register("a");
    register("b");
    register("c");
    promote("1", 0L);
    promote("2", 1L);
    promote("3", 2L);
    assertThat(rollBack(AliasName.PRODUCTION, 3L).version()).isEqualTo("2");
    assertThat(registry().alias(model, AliasName.PREVIOUS).version()).isEqualTo("1");
    assertThat(rollBack(AliasName.PRODUCTION, null).version()).isEqualTo("1");
    assertThat(registry().alias(model, AliasName.PRODUCTION).revision()).isEqualTo(5);
    assertThatThrownBy(() -> registry().alias(model, AliasName.PREVIOUS))
        .isInstanceOf(NotRegistered.class);
    assertRefused(() -> rollBack(AliasName.PRODUCTION, null), "nothing-to-roll-back-to", 409);
    assertThat(registry().ledger(model, AliasName.PRODUCTION).getFirst().kind())
        .isEqualTo(AliasMove.Kind.ROLLED_BACK);
    assertThat(rollBack(AliasName.CANDIDATE, null).version()).isEqualTo("2");
  }

  @Test
  void movesPreviousWithProductionOnly() {
    register("a");
    var byHand = new Promotion(model, AliasName.PREVIOUS, "1", null, "bob", "because", null);
    assertRefused(() -> registry().promote(byHand), "alias-not-movable", 422);
    assertRefused(() -> rollBack(AliasName.PREVIOUS, null), "alias-not-movable", 422);
  }

  @Test
  void tellsWhatHappenedInOrder() {
    register("a");
    register("b");
    promote("1", 0L);
    promote("2", 1L);
    rollBack(AliasName.PRODUCTION, 2L);
    var events = events(model, 8);
    assertThat(events.getFirst()).isInstanceOf(ModelRegistered.class);
    assertThat(((ModelRegistered) events.getFirst()).dataset()).hasToString(Packages.DATASET);
    assertThat(events)
        .extracting(
            event ->
                switch (event) {
                  case ModelRegistered r -> "registered " + r.version();
                  case ModelPromoted p -> p.alias() + " " + p.previous() + ">" + p.version();
                  case ModelRolledBack r -> r.alias() + " " + r.previous() + "<" + r.version();
                  default -> event.type();
                })
        .containsExactly(
            "registered 1",
            "candidate null>1",
            "registered 2",
            "candidate 1>2",
            "production null>1",
            "production 1>2",
            "previous null>1",
            "production 2<1");
  }

  @Test
  void saysWhatIsNotThere() {
    var nobody = new ModelName("nobody");
    assertRefused(() -> registry().model(nobody), "model-not-found", 404);
    assertRefused(() -> registry().versions(nobody), "model-not-found", 404);
    assertRefused(() -> registry().version(nobody, "1"), "model-not-found", 404);
    assertRefused(() -> registry().aliases(nobody), "model-not-found", 404);
    assertRefused(() -> registry().ledger(nobody, AliasName.STAGING), "model-not-found", 404);
    register("a");
    for (var version : List.of("2", "0", "01", "-1", "latest", "9".repeat(30), "1.0.0")) {
      assertRefused(() -> registry().version(model, version), "model-version-not-found", 404);
    }
    assertRefused(() -> promote("2", null), "model-version-not-found", 404);
    assertRefused(() -> registry().alias(model, AliasName.SHADOW), "alias-not-set", 404);
    for (var path : List.of("secret", "../1/model.onnx", "/etc/passwd", "")) {
      assertRefused(() -> registry().open(model, "1", path), "model-file-not-found", 404);
    }
  }

  @Test
  void neverNamesAVersionThatIsNotThere() {
    register("a");
    promote("1", 0L);
    var other = new ModelName("a-" + model.value());
    registry().register(new Registration(other, null, folder("b"), "run-1", "ann"));
    registry().register(new Registration(other, null, folder("c"), "run-2", "ann"));
    for (var version : List.of("2", "0", "01", "latest", "")) {
      assertRefused(() -> promote(version, 1L), "model-version-not-found", 404);
    }
    assertThat(registry().alias(model, AliasName.PRODUCTION).revision()).isEqualTo(1);
    assertThat(registry().ledger(model, AliasName.PRODUCTION)).hasSize(1);
    assertThat(events(model, 3)).hasSize(3);
  }

  @Test
  void movesNothingOfAModelThatIsNotThere() {
    assertRefused(() -> promote("1", null), "model-not-found", 404);
    assertRefused(() -> rollBack(AliasName.PRODUCTION, null), "model-not-found", 404);
    assertRefused(() -> registry().alias(model, AliasName.PRODUCTION), "model-not-found", 404);
  }

  @Test
  void cannotRollBackTheFirstPromotion() {
    register("a");
    var first = promote("1", 0L);
    assertRefused(() -> rollBack(AliasName.PRODUCTION, 1L), "nothing-to-roll-back-to", 409);
    assertRefused(() -> rollBack(AliasName.STAGING, null), "nothing-to-roll-back-to", 409);
    assertRefused(() -> rollBack(AliasName.CANDIDATE, null), "nothing-to-roll-back-to", 409);
    assertThat(registry().alias(model, AliasName.PRODUCTION)).isEqualTo(first);
    assertThat(registry().ledger(model, AliasName.PREVIOUS)).isEmpty();
    assertThat(registry().ledger(model, AliasName.STAGING)).isEmpty();
  }

  @Test
  void letsOneOfTwoRollbacksAtTheSameTimeWin() throws Exception {
    register("a");
    register("b");
    register("c");
    promote("1", 0L);
    promote("2", 1L);
    promote("3", 2L);
    List<Callable<String>> moves = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      moves.add(
          () -> {
            try {
              return rollBack(AliasName.PRODUCTION, 3L).version();
            } catch (AliasMoveRefused lost) {
              return lost.slug();
            }
          });
    }
    assertThat(together(moves)).containsExactlyInAnyOrder("2", "alias-has-moved");
    assertThat(registry().alias(model, AliasName.PRODUCTION).version()).isEqualTo("2");
    assertThat(registry().alias(model, AliasName.PREVIOUS).version()).isEqualTo("1");
  }

  @Test
  void makesOneChainOfMovesAtTheSameTime() throws Exception {
    List<Callable<String>> moves = new ArrayList<>();
    for (var version : List.of("1", "2", "3", "4")) {
      register("w" + version);
      moves.add(() -> promote(version, null).version());
    }
    together(moves);
    var ledger = registry().ledger(model, AliasName.PRODUCTION);
    assertThat(ledger).extracting(AliasMove::revision).containsExactly(4L, 3L, 2L, 1L);
    assertThat(ledger.getLast().from()).isNull();
    for (int i = 0; i + 1 < ledger.size(); i++) {
      assertThat(ledger.get(i).from()).isEqualTo(ledger.get(i + 1).to());
    }
    assertThat(registry().alias(model, AliasName.PRODUCTION).version())
        .isEqualTo(ledger.getFirst().to());
    var told =
        events(model, 15).stream()
            .filter(e -> e instanceof ModelPromoted p && p.alias().equals("production"))
            .map(e -> ((ModelPromoted) e).version())
            .toList();
    assertThat(told).isEqualTo(ledger.reversed().stream().map(AliasMove::to).toList());
  }

  @Test
  void forgetsWhatWasRolledBackWhenItIsPromotedAnew() {
    register("a");
    register("b");
    register("c");
    promote("1", 0L);
    promote("2", 1L);
    rollBack(AliasName.PRODUCTION, 2L);
    promote("3", 3L);
    assertThat(registry().alias(model, AliasName.PREVIOUS).version()).isEqualTo("1");
    assertThat(rollBack(AliasName.PRODUCTION, 4L).version()).as("not the bad one").isEqualTo("1");
  }

  @Test
  void movesEachAliasByItself() {
    register("a");
    register("b");
    promote("1", 0L);
    var staging = new Promotion(model, AliasName.STAGING, "2", 0L, "bob", "to be tried", null);
    assertThat(registry().promote(staging).revision()).isEqualTo(1);
    var shadow = new Promotion(model, AliasName.SHADOW, "2", null, "bob", "beside it", null);
    registry().promote(shadow);
    assertThat(registry().alias(model, AliasName.PRODUCTION).version()).isEqualTo("1");
    assertThat(registry().ledger(model, AliasName.STAGING).getFirst().evidence()).isNull();
    assertThat(registry().aliases(model))
        .extracting(a -> a.alias().label() + "=" + a.version())
        .containsExactly("candidate=2", "production=1", "shadow=2", "staging=2");
  }

  @Test
  void movesTheCandidateByHandUntilTheNextRegistration() {
    register("a");
    register("b");
    var back = new Promotion(model, AliasName.CANDIDATE, "1", 2L, "bob", "b is broken", null);
    assertThat(registry().promote(back).version()).isEqualTo("1");
    register("c");
    assertThat(registry().version(model, AliasName.CANDIDATE).version()).isEqualTo("3");
    assertThat(registry().ledger(model, AliasName.CANDIDATE))
        .extracting(AliasMove::kind)
        .containsExactly(
            AliasMove.Kind.REGISTERED,
            AliasMove.Kind.PROMOTED,
            AliasMove.Kind.REGISTERED,
            AliasMove.Kind.REGISTERED);
  }

  private Alias promote(String version, Long ifRevision) {
    return registry()
        .promote(
            new Promotion(
                model,
                AliasName.PRODUCTION,
                version,
                ifRevision,
                "bob",
                "better on the test split",
                "evaluation 7"));
  }

  private Alias rollBack(AliasName alias, Long ifRevision) {
    return registry().rollBack(new Rollback(model, alias, ifRevision, "bob", "worse", null));
  }
}
