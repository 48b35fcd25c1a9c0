package io.lynceus.e2e;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.lynceus.rules.HouseRules;

/** This module's fail points keep the house rules. */
@AnalyzeClasses(packages = "io.lynceus.e2e", importOptions = HouseRules.Main.class)
final class HouseRulesTest {
  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);
}
