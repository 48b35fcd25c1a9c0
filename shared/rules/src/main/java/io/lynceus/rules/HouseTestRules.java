package io.lynceus.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What every module's tests keep to. */
public final class HouseTestRules {
  private HouseTestRules() {}

  @ArchTest
  static final ArchRule noSleeping =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .because("habit 38: Awaitility at a true asynchronous edge, an injected clock elsewhere");

  @ArchTest
  static final ArchRule noSkipping =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.RepeatedTest")
          .because("habit 38: what needs an outside server is a target of its own, not a skip");

  @ArchTest
  static final ArchRule noMocks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mockito..")
          .because("habit 34: in-process adapters, fakes and stub servers");
}
