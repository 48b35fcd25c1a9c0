package io.lynceus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule speaks up at what it forbids, and is silent about what looks like it. */
final class HouseRulesTest {
  @TempDir static Path folder;
  private static Samples samples;

  @BeforeAll
  static void libraries() throws IOException {
    samples = new Samples(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ImageManager",
        "AbstractRun",
        "BaseRun",
        "RunImpl",
        "ImageUtil",
        "ImageUtils",
        "RunHelper",
        "RequestHandler",
        "ImageProcessor",
        "ModelWrapper",
        "RunDto",
        "RunService"
      })
  void namesThatOnlyATwoJobClassHasAreRefused(String name) throws IOException {
    samples.breaks(
        HouseRules.typeNamesComeFromTheDomain,
        "package io.lynceus.training.run; final class " + name + " {}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Baseline", "Abstraction", "Handled", "ServiceStates", "UtilityRate"})
  void namesThatOnlyBeginOrEndAlikeAreFine(String name) throws IOException {
    samples.keeps(
        HouseRules.typeNamesComeFromTheDomain,
        "package io.lynceus.training.run; final class " + name + " {}");
  }

  @Test
  void aNestedNameIsANameAndALambdaIsNone() throws IOException {
    samples.breaks(
        HouseRules.typeNamesComeFromTheDomain,
        "package io.lynceus.training.run; class Run { static class Manager {} }");
    samples.keeps(
        HouseRules.typeNamesComeFromTheDomain,
        "package io.lynceus.training.run; class Run { Object a = new Object() {}; Runnable b = () -> {}; }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "controller",
        "service",
        "repository",
        "dto",
        "model",
        "entity",
        "mapper",
        "common",
        "util",
        "utils",
        "helper",
        "util.text"
      })
  void packagesNamedForALayerAreRefused(String layer) throws IOException {
    samples.breaks(
        HouseRules.packagesAreFeatures,
        "package io.lynceus.data." + layer + "; final class Image {}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "modelling", "commons", "image"})
  void packagesNamedForAFeatureAreFine(String feature) throws IOException {
    samples.keeps(
        HouseRules.packagesAreFeatures,
        "package io.lynceus.data." + feature + "; final class Image {}");
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    String type = "package io.lynceus.data.image; final class Image {}";
    samples.breaks(HouseRules.packagesAreNullMarked, type);
    samples.breaks(
        HouseRules.packagesAreNullMarked, type, "/** Why. */ \npackage io.lynceus.data.image;");
    samples.keeps(
        HouseRules.packagesAreNullMarked,
        type,
        "@org.jspecify.annotations.NullMarked\npackage io.lynceus.data.image;");
  }

  @Test
  void visionAndContractsStandAlone() throws IOException {
    ArchRule rule = HouseRules.visionAndContractsDependOnNothingOfOurs;
    samples.breaks(rule, "package io.lynceus.vision.box; class Box { " + spring() + " int a; }");
    for (String other : new String[] {"platform.problem", "registry", "data.image"}) {
      samples.breaks(rule, user("vision.box", other), used(other));
      samples.breaks(rule, user("contracts", other), used(other));
    }
    samples.keeps(rule, user("vision.box", "vision.input"), used("vision.input"));
    samples.keeps(rule, user("platform.event", "contracts"), used("contracts"));
  }

  @Test
  void sharedCodeKnowsNoService() throws IOException {
    ArchRule rule = HouseRules.sharedCodeDoesNotKnowServices;
    samples.breaks(rule, user("registry", "training.run"), used("training.run"));
    samples.breaks(rule, user("platform.event", "gateway.route"), used("gateway.route"));
    samples.keeps(rule, user("registry", "platform.event"), used("platform.event"));
    samples.keeps(rule, user("training.run", "registry"), used("registry"));
  }

  @Test
  void servicesDoNotKnowEachOther() throws IOException {
    ArchRule rule = HouseRules.servicesDoNotKnowEachOther;
    samples.breaks(rule, user("training.run", "data.image"), used("data.image"));
    samples.breaks(rule, user("gateway.route", "inference.loading"), used("inference.loading"));
    samples.keeps(rule, user("training.run", "training.input"), used("training.input"));
    samples.keeps(rule, user("training.run", "vision.box"), used("vision.box"));
  }

  @Test
  void anInterfaceOfAServiceWithOneImplementationIsRefused() throws IOException {
    ArchRule rule = HouseRules.interfacesEarnTheirKeep;
    String port = "package io.lynceus.data.embedding; interface Index { void put(); void find(); }";
    String first = "package io.lynceus.data.embedding; class Lucene" + implementation("Index");
    String second = "package io.lynceus.data.embedding; class Weaviate" + implementation("Index");
    samples.breaks(rule, port);
    samples.breaks(rule, port, first);
    samples.keeps(rule, port, first, second);
    samples.keeps(rule, port.replace("data.embedding", "platform.event"));
  }

  @Test
  void sealedFunctionalAndRemoteInterfacesAreFine() throws IOException {
    ArchRule rule = HouseRules.interfacesEarnTheirKeep;
    samples.keeps(
        rule,
        "package io.lynceus.training.run; sealed interface State permits Done { int a(); int b(); }",
        "package io.lynceus.training.run; record Done(int a, int b) implements State {}");
    samples.keeps(
        rule,
        "package io.lynceus.training.run; interface Step { void go(); default void no() {} }");
    samples.keeps(
        rule,
        """
        package io.lynceus.training.input;
        interface Datasets {
          @org.springframework.web.service.annotation.HttpExchange void one();
          void two();
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.time.Instant.now()",
        "java.util.UUID.randomUUID()",
        "Math.random()",
        "System.currentTimeMillis()"
      })
  void timeAndChanceAreHandedIn(String call) throws IOException {
    samples.breaks(HouseRules.timeRandomnessAndIdsComeIn, calling("training.run", call));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.time.Instant.now(java.time.Clock.systemUTC())",
        "java.util.UUID.fromString(\"0-0-0-0-0\")",
        "new java.util.Random(7).nextInt()",
        "System.nanoTime()"
      })
  void aClockAndASeedAreFine(String call) throws IOException {
    samples.keeps(HouseRules.timeRandomnessAndIdsComeIn, calling("training.run", call));
  }

  @Test
  void settingsComeFromARecordExceptInTheCommandLine() throws IOException {
    ArchRule rule = HouseRules.configurationIsARecord;
    samples.breaks(rule, calling("training.run", "System.getenv(\"HOME\")"));
    samples.breaks(rule, calling("training.run", "System.getenv()"));
    samples.breaks(rule, "package io.lynceus.data.image; class Image { " + spring() + " int a; }");
    samples.keeps(rule, calling("cli.run", "System.getenv(\"HOME\")"));
    samples.keeps(rule, calling("localstack", "System.getenv()"));
    samples.keeps(rule, calling("training.run", "System.getProperty(\"user.home\")"));
  }

  @Test
  void exceptionIsCaughtOnlyAtTheEdge() throws IOException {
    ArchRule rule = HouseRules.exceptionsAreCaughtWhereTheyCanBeActedOn;
    samples.breaks(rule, catching("training.run", "Exception"));
    samples.keeps(rule, catching("platform.event", "Exception"));
    samples.keeps(rule, catching("training.run", "IllegalStateException | Error"));
    samples.keeps(
        rule,
        """
        package io.lynceus.training.run;
        class Run {
          void go() throws java.io.IOException { try (var a = new java.io.StringReader("")) { a.read(); } }
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@lombok.Data class Image {}",
        "@org.mapstruct.Mapper interface Image {}",
        "@jakarta.persistence.Entity class Image {}",
        "class Image { void go() { org.mockito.Mockito.mock(); } }"
      })
  void noMagicInMain(String type) throws IOException {
    samples.breaks(HouseRules.noMagic, "package io.lynceus.data.image; " + type);
  }

  @Test
  void aRecordIsNoMagic() throws IOException {
    samples.keeps(HouseRules.noMagic, "package io.lynceus.data.image; record Image(String id) {}");
  }

  @Test
  void mainIsNeitherTestsNorTheirJars() {
    var main = new HouseRules.Main();
    assertThat(main.includes(at("cli/target/classes/io/lynceus/cli/A.class"))).isTrue();
    assertThat(main.includes(at("cli/target/lynceus-cli.jar"))).isTrue();
    assertThat(main.includes(at("cli/target/test-classes/io/lynceus/cli/A.class"))).isFalse();
    assertThat(main.includes(at("cli/target/lynceus-cli-tests.jar"))).isFalse();
  }

  private static Location at(String place) {
    return Location.of(folder.resolve(place));
  }

  private static String user(String of, String other) {
    return "package io.lynceus.%s; final class User { io.lynceus.%s.Used field; }"
        .formatted(of, other);
  }

  private static String used(String of) {
    return "package io.lynceus.%s; public final class Used {}".formatted(of);
  }

  private static String spring() {
    return "@org.springframework.beans.factory.annotation.Value";
  }

  private static String implementation(String of) {
    return " implements " + of + " { public void put() {} public void find() {} }";
  }

  private static String calling(String in, String call) {
    return "package io.lynceus.%s; class Caller { Object go() { return %s; } }".formatted(in, call);
  }

  private static String catching(String in, String what) {
    return "package io.lynceus.%s; class Caller { void go() { try { go(); } catch (%s e) { go(); } } }"
        .formatted(in, what);
  }
}
