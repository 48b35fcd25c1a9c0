package io.lynceus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.ModelPromoted;
import io.lynceus.contracts.event.ModelRegistered;
import io.lynceus.contracts.event.ModelRolledBack;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What every registry does; each fact is a sentence of the port's Javadoc. */
public abstract class ModelRegistryContract {
  private static final ProjectName PROJECT = new ProjectName("cells");

  @TempDir Path scratch;
  private ModelName model;
  private int folders;

  protected abstract ModelRegistry registry();

  /** The events of a model, in order, once there are {@code count}. */
  protected abstract List<LynceusEvent> events(ModelName model, int count);

  @BeforeEach
  void nameAModel(TestInfo test) {
    var fact = test.getTestMethod().orElseThrow().getName();
    model = new ModelName(fact.toLowerCase(Locale.ROOT));
  }

  @Test
  void registersAVersionWithAllItsFiles() throws IOException {
    var folder = folder("one");
    var version = registry().register(registration(folder, "run-1"));

    assertThat(version.model()).isEqualTo(model);
    assertThat(version.version()).isEqualTo("1");
    assertThat(version.semanticVersion()).isEqualTo("1.0.0");
    assertThat(version.project()).isEqualTo(PROJECT);
    assertThat(version.by()).isEqualTo("ann");
    assertThat(version.manifest().lineage()).isEqualTo(Packages.trained());
    var manifest = read("1", ModelManifest.FILE);
    assertThat(manifest).isEqualTo(Files.readAllBytes(folder.resolve(ModelManifest.FILE)));
    assertThat(ContentHash.of(manifest)).isEqualTo(version.packageHash());
    for (var file : version.manifest().files().entrySet()) {
      assertThat(ContentHash.of(read("1", file.getKey()))).isEqualTo(file.getValue());
    }
    assertThat(registry().version(model, "1")).isEqualTo(version);
    assertThat(registry().version(model, AliasName.CANDIDATE)).isEqualTo(version);
  }

  @Test
  void numbersVersionsAndListsTheNewestFirst() {
    register("a");
    register("b");
    register("c");
    assertThat(registry().versions(model))
        .extracting(ModelVersion::version)
        .containsExactly("3", "2", "1");
    assertThat(registry().model(model).latest()).isEqualTo("3");
    assertThat(registry().models()).extracting(RegisteredModel::model).contains(model);
    assertThat(registry().alias(model, AliasName.CANDIDATE).version()).isEqualTo("3");
  }

  @Test
  void saysHowAVersionDiffersFromThoseBefore() {
    register("a");
    register("b");
    assertThat(
            register(Packages.sealed(next(), "x", List.of("RBC"), Packages.trained()))
                .semanticVersion())
        .isEqualTo("2.0.0");
    assertThat(calibrated("2").semanticVersion()).isEqualTo("1.1.1");
    assertThat(calibrated("2").semanticVersion()).isEqualTo("1.1.2");
    assertThat(calibrated("3").semanticVersion()).isEqualTo("2.0.1");
    assertThat(calibrated("6").semanticVersion()).isEqualTo("2.0.2");
  }

  @Test
  void answersTheSameVersionToTheSameToken() {
    var first = registry().register(registration(folder("a"), "run-1"));
    assertThat(registry().register(registration(folder("a"), "run-1"))).isEqualTo(first);
    assertThat(registry().register(registration(folder("other"), "run-1"))).isEqualTo(first);
    assertThat(registry().versions(model)).hasSize(1);
    assertThat(registry().ledger(model, AliasName.CANDIDATE)).hasSize(1);
  }

  @Test
  void makesOneVersionOfTheSameTokenAtTheSameTime() throws Exception {
    List<Callable<String>> requests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var folder = folder("a");
      requests.add(() -> registry().register(registration(folder, "run-1")).version());
    }
    assertThat(together(requests)).containsOnly("1");
    assertThat(registry().versions(model)).hasSize(1);
  }

  @Test
  void leavesNoGapBetweenVersionsOfTheSameTime() throws Exception {
    List<Callable<String>> requests = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var request = registration(folder("w" + i), "run-" + i);
      requests.add(() -> registry().register(request).version());
    }
    assertThat(new HashSet<>(together(requests))).isEqualTo(Set.of("1", "2", "3", "4"));
  }

  @Test
  void refusesAPackageThatIsNotAsSealed() throws IOException {
    var changed = folder("a");
    Files.writeString(changed.resolve("model.onnx"), "other weights");
    refuses(changed, "model.onnx");
    var more = folder("a");
    Files.writeString(more.resolve("surprise.txt"), "!");
    refuses(more, "surprise.txt");
    var unsealed = folder("a");
    Files.delete(unsealed.resolve(ModelManifest.FILE));
    refuses(unsealed, ModelManifest.FILE);
    assertThatThrownBy(() -> registry().model(model)).isInstanceOf(NotRegistered.class);
  }

  @Test
  void refusesALineageThatIsNotCompleteAndKnown() throws IOException {
    var without = folder("a");
    var manifest = without.resolve(ModelManifest.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace("\"commit\"", "\"comment\""));
    refuses(without, "commit");
    refuses(
        Packages.sealed(
            next(),
            "a",
            Packages.CELLS,
            new Lineage.Trained("mine", "c", 1, Map.of(), "e", "j", "h", null)),
        "names no dataset version");
    refuses(
        Packages.sealed(
            next(),
            "a",
            Packages.CELLS,
            new Lineage.Calibrated(model.value(), "1", Packages.DATASET, "calibration")),
        "not registered");
    assertThatThrownBy(() -> registry().model(model)).isInstanceOf(NotRegistered.class);
  }

  @Test
  void registersWhatWasMadeElsewhere() {
    var imported = new Lineage.Imported("e".repeat(64), "ann", "a paper");
    assertThat(
            register(Packages.sealed(next(), "a", Packages.CELLS, imported)).manifest().lineage())
        .isEqualTo(imported);
  }

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

  private ModelVersion register(String weights) {
    return register(folder(weights));
  }

  private ModelVersion register(Path folder) {
    return registry().register(registration(folder, folder.toString()));
  }

  private ModelVersion calibrated(String base) {
    var classes = registry().version(model, base).manifest().classes();
    var lineage = new Lineage.Calibrated(model.value(), base, Packages.DATASET, "calibration");
    return register(Packages.sealed(next(), "calibrated", classes, lineage));
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

  private Path folder(String weights) {
    return Packages.sealed(next(), weights, Packages.CELLS, Packages.trained());
  }

  private Path next() {
    return scratch.resolve("package-" + folders++);
  }

  private Registration registration(Path folder, String token) {
    return new Registration(model, PROJECT, folder, token, "ann");
  }

  private byte[] read(String version, String path) throws IOException {
    try (var in = registry().open(model, version, path)) {
      return in.readAllBytes();
    }
  }

  private void refuses(Path folder, String reason) {
    assertThatThrownBy(() -> register(folder))
        .isInstanceOf(PackageRefused.class)
        .hasMessageContaining(reason);
  }

  private static void assertRefused(
      ThrowableAssert.ThrowingCallable call, String slug, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LynceusProblem.class,
            problem -> {
              assertThat(problem.slug()).isEqualTo(slug);
              assertThat(problem.status().value()).isEqualTo(status);
            });
  }

  private static List<String> together(List<Callable<String>> requests) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
