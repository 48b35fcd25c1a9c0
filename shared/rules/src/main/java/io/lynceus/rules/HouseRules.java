package io.lynceus.rules;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What every module's main code keeps to; {@code HouseRulesTest} of each module runs all of it. */
public final class HouseRules {
  private static final Pattern BANNED_PACKAGE =
      Pattern.compile(
          ".*\\.(controller|service|repository|dto|model|entity|mapper|common|utils?|helper)(\\..*)?");
  private static final Pattern MAPPING =
      Pattern.compile("org\\.springframework\\.web\\.bind\\.annotation\\.[A-Z][a-z]+Mapping");
  private static final Set<String> SERVICES =
      Set.of("gateway", "data", "labeling", "training", "calibration", "inference", "monitoring");

  private HouseRules() {}

  /** Main classes only: neither tests nor their jars. */
  public static final class Main implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule typeNamesComeFromTheDomain =
      classes()
          .that(are(topLevelOrNested()))
          .should(not(haveSimpleNameMatching(HouseBudgets.BANNED_TYPE_NAME)))
          .because("habit 8: a class that can only be called a manager has two jobs");

  @ArchTest
  static final ArchRule packagesAreFeatures =
      classes()
          .should(
              satisfy(
                  "not live in a package named for a layer",
                  type -> !BANNED_PACKAGE.matcher(type.getPackageName()).matches()))
          .because("habit 1");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that(are(topLevelOrNested()))
          .should(
              satisfy(
                  "live in a package whose package-info is @NullMarked",
                  type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")))
          .because("habits 4 and 14");

  @ArchTest
  static final ArchRule visionAndContractsDependOnNothingOfOurs =
      noClasses()
          .that()
          .resideInAnyPackage("io.lynceus.vision..", "io.lynceus.contracts..")
          .should()
          .dependOnClassesThat(
              in("io.lynceus.", "io.lynceus.vision", "io.lynceus.contracts")
                  .or(in("org.springframework.")))
          .allowEmptyShould(true)
          .because("habit 7");

  @ArchTest
  static final ArchRule sharedCodeDoesNotKnowServices =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.lynceus.vision..",
              "io.lynceus.contracts..",
              "io.lynceus.platform..",
              "io.lynceus.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SERVICES.stream().map(s -> "io.lynceus." + s + "..").toArray(String[]::new))
          .allowEmptyShould(true)
          .because("dependencies point from services to shared code");

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      classes()
          .that()
          .resideInAnyPackage(
              SERVICES.stream().map(s -> "io.lynceus." + s + "..").toArray(String[]::new))
          .should(
              satisfy(
                  "not depend on another service",
                  type ->
                      type.getDirectDependenciesFromSelf().stream()
                          .map(d -> serviceOf(d.getTargetClass()))
                          .allMatch(s -> s.isEmpty() || s.equals(serviceOf(type)))))
          .allowEmptyShould(true)
          .because("they talk over REST and Kafka");

  @ArchTest
  static final ArchRule interfacesEarnTheirKeep =
      classes()
          .that(are(plainInterfaceOfAService()))
          .should(
              satisfy(
                  "have two implementations, or be sealed, functional or @HttpExchange",
                  type ->
                      type.getAllSubclasses().size() >= 2
                          || isFunctional(type)
                          || type.reflect().isSealed()
                          || type.getMethods().stream()
                              .anyMatch(
                                  m ->
                                      m.isMetaAnnotatedWith(
                                          "org.springframework.web.service.annotation.HttpExchange"))))
          .allowEmptyShould(true)
          .because("habit 17");

  @ArchTest
  static final ArchRule timeRandomnessAndIdsComeIn =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("habit 29: a " + Clock.class.getSimpleName() + " and a generator are handed in");

  @ArchTest
  static final ArchRule configurationIsARecord =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.lynceus.cli..", "io.lynceus.localstack..", "io.lynceus.rules..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .allowEmptyShould(true)
          .because("habit 27");

  @ArchTest
  static final ArchRule exceptionsAreCaughtWhereTheyCanBeActedOn =
      classes()
          .that()
          .resideOutsideOfPackages("io.lynceus.platform..", "io.lynceus.rules..")
          .should(
              satisfy(
                  "not catch Exception (edges that must, say so in shared/platform)",
                  type ->
                      type.getCodeUnits().stream()
                          .flatMap(unit -> unit.getTryCatchBlocks().stream())
                          .map(TryCatchBlock::getCaughtThrowables)
                          .noneMatch(
                              caught ->
                                  caught.stream()
                                      .anyMatch(t -> t.isEquivalentTo(Exception.class)))))
          .allowEmptyShould(true)
          .because("exception soup");

  @ArchTest
  static final ArchRule rolesAreAskedOfRequestHandlers =
      methods()
          .that()
          .areAnnotatedWith("org.springframework.security.access.prepost.PreAuthorize")
          .should(
              ArchCondition.from(
                  DescribedPredicate.<JavaMethod>describe(
                      "handle requests",
                      method ->
                          method.getAnnotations().stream()
                              .anyMatch(a -> MAPPING.matcher(a.getRawType().getName()).matches()))))
          .allowEmptyShould(true)
          .because("platform.request judges roles before a body is read, and only of these");

  @ArchTest
  static final ArchRule noMagic =
      noClasses()
          .should()
          .dependOnClassesThat(
              in("lombok.")
                  .or(in("org.mapstruct."))
                  .or(in("jakarta.persistence."))
                  .or(in("org.mockito.")))
          .because("no Lombok, no JPA, no mappers, no mocks in main");

  private static DescribedPredicate<JavaClass> topLevelOrNested() {
    return DescribedPredicate.describe(
        "not anonymous or synthetic",
        type ->
            !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.getSimpleName().equals("package-info")
                && !type.getSimpleName().isEmpty());
  }

  private static DescribedPredicate<JavaClass> plainInterfaceOfAService() {
    return DescribedPredicate.describe(
        "interfaces of a service",
        type ->
            type.isInterface()
                && !type.isAnnotation()
                && !type.getSimpleName().equals("package-info")
                && !serviceOf(type).isEmpty());
  }

  private static boolean isFunctional(JavaClass type) {
    return type.getMethods().stream()
            .filter(m -> m.getModifiers().contains(JavaModifier.ABSTRACT))
            .count()
        == 1;
  }

  private static String serviceOf(JavaClass type) {
    List<String> parts = List.of(type.getPackageName().split("\\.", -1));
    boolean ours = parts.size() > 2 && parts.get(0).equals("io") && parts.get(1).equals("lynceus");
    return ours && SERVICES.contains(parts.get(2)) ? parts.get(2) : "";
  }

  /** Types whose name starts with {@code prefix}, except those in the packages named. */
  private static DescribedPredicate<JavaClass> in(String prefix, String... except) {
    return DescribedPredicate.describe(
        "types of " + prefix,
        type ->
            type.getName().startsWith(prefix)
                && List.of(except).stream().noneMatch(e -> type.getName().startsWith(e)));
  }

  private static ArchCondition<JavaClass> haveSimpleNameMatching(Pattern pattern) {
    return satisfy(
        "have a name matching " + pattern, type -> pattern.matcher(type.getSimpleName()).matches());
  }

  private static ArchCondition<JavaClass> satisfy(
      String description, java.util.function.Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, holds.test(type), type.getName() + " in " + type.getSourceCodeLocation()));
      }
    };
  }
}
