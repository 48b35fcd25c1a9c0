package io.lynceus.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.LynceusEvent;
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

/**
 * What every registry does with packages: the first half of {@link ModelRegistryContract}, which is
 * what an adapter's test derives from.
 */
public abstract class RegistrationContract {
  static final ProjectName PROJECT = new ProjectName("cells");

  @TempDir Path scratch;
  ModelName model;
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
  void belongsToTheProjectOfItsFirstRegistration() {
    register("a");
    var others = new ProjectName("others");
    var second = new Registration(model, others, folder("b"), "run-2", "bob");
    assertThat(registry().register(second).project()).isEqualTo(PROJECT);
    assertThat(registry().model(model).project()).isEqualTo(PROJECT);
    assertThat(registry().version(model, "2").by()).isEqualTo("bob");
  }

  @Test
  void mayBelongToNoProjectAndStaysSo() {
    var nobodys = new Registration(model, null, folder("a"), "run-1", "ann");
    assertThat(registry().register(nobodys).project()).isNull();
    register("b");
    assertThat(registry().model(model).project()).isNull();
  }

  @Test
  void keepsModelsApart() throws IOException {
    register("one");
    register("two");
    var other = new ModelName("a-" + model.value());
    registry().register(new Registration(other, PROJECT, folder("three"), "run-1", "ann"));
    registry().register(registration(folder("four"), "run-1"));
    assertThat(registry().versions(other)).extracting(ModelVersion::version).containsExactly("1");
    assertThat(registry().versions(model)).hasSize(3);
    assertThat(new String(read("1", "model.onnx"), UTF_8)).isEqualTo("model.onnx of one");
    assertThat(new String(read("3", "model.onnx"), UTF_8)).isEqualTo("model.onnx of four");
    assertThat(registry().models())
        .extracting(m -> m.model().value())
        .isSorted()
        .contains(other.value(), model.value());
  }

  @Test
  void leavesNoTraceOfWhatItRefuses() throws IOException {
    register("a");
    var changed = folder("b");
    Files.writeString(changed.resolve("card.md"), "a better story");
    refuses(changed, "card.md");
    assertThat(registry().versions(model)).hasSize(1);
    assertThat(registry().ledger(model, AliasName.CANDIDATE)).hasSize(1);
    assertThat(register("c").version()).as("no gap").isEqualTo("2");
    assertThat(events(model, 4)).as("two versions, two moves").hasSize(4);
  }

  @Test
  void refusesAPackageThatReachesOutOfItself() throws IOException {
    var linked = folder("a");
    Files.createSymbolicLink(linked.resolve("extra"), scratch);
    refuses(linked, "extra");
    var outside = folder("a");
    Files.writeString(scratch.resolve("card.md"), "card.md of a");
    rewrite(outside, "\"card.md\"", "\"../card.md\"");
    Files.delete(outside.resolve("card.md"));
    refuses(outside, "../card.md");
  }

  @Test
  void refusesALineageOfNoKnownKind() throws IOException {
    var conjured = folder("a");
    rewrite(conjured, "\"trained\"", "\"conjured\"");
    refuses(conjured, "");
    var none = folder("a");
    rewrite(none, "\"lineage\"", "\"ancestry\"");
    refuses(none, "");
    var blank = folder("a");
    rewrite(blank, "\"c0ffee\"", "\" \"");
    refuses(blank, "");
    assertThatThrownBy(() -> registry().model(model)).isInstanceOf(NotRegistered.class);
  }

  @Test
  void calibratesAVersionOfAnotherModelAsItsOwnFirst() {
    register("a");
    register("b");
    var heir = new ModelName("a-" + model.value());
    var lineage = new Lineage.Calibrated(model.value(), "2", Packages.DATASET, "calibration");
    var folder = Packages.sealed(next(), "calibrated", Packages.CELLS, lineage);
    var version = registry().register(new Registration(heir, PROJECT, folder, "c-1", "ann"));
    assertThat(version.semanticVersion()).isEqualTo("1.0.0");
    assertThat(version.manifest().lineage()).isEqualTo(lineage);
  }

  @Test
  void refusesToCalibrateWhatIsNotThere() {
    register("a");
    for (var base : List.of("2", "01", "production")) {
      var lineage = new Lineage.Calibrated(model.value(), base, Packages.DATASET, "calibration");
      refuses(Packages.sealed(next(), "c", Packages.CELLS, lineage), "not registered");
    }
    var nobody = new Lineage.Calibrated("No Model", "1", Packages.DATASET, "calibration");
    refuses(Packages.sealed(next(), "c", Packages.CELLS, nobody), "names no model");
  }

  ModelVersion register(String weights) {
    return register(folder(weights));
  }

  ModelVersion register(Path folder) {
    return registry().register(registration(folder, folder.toString()));
  }

  ModelVersion calibrated(String base) {
    var classes = registry().version(model, base).manifest().classes();
    var lineage = new Lineage.Calibrated(model.value(), base, Packages.DATASET, "calibration");
    return register(Packages.sealed(next(), "calibrated", classes, lineage));
  }

  Path folder(String weights) {
    return Packages.sealed(next(), weights, Packages.CELLS, Packages.trained());
  }

  Path next() {
    return scratch.resolve("package-" + folders++);
  }

  Registration registration(Path folder, String token) {
    return new Registration(model, PROJECT, folder, token, "ann");
  }

  byte[] read(String version, String path) throws IOException {
    try (var in = registry().open(model, version, path)) {
      return in.readAllBytes();
    }
  }

  void refuses(Path folder, String reason) {
    assertThatThrownBy(() -> register(folder))
        .isInstanceOf(PackageRefused.class)
        .hasMessageContaining(reason);
  }

  static void assertRefused(ThrowableAssert.ThrowingCallable call, String slug, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LynceusProblem.class,
            problem -> {
              assertThat(problem.slug()).isEqualTo(slug);
              assertThat(problem.status().value()).isEqualTo(status);
            });
  }

  static List<String> together(List<Callable<String>> requests) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static void rewrite(Path folder, String from, String to) throws IOException {
    var manifest = folder.resolve(ModelManifest.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace(from, to));
  }
}
