package io.lynceus.training;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.lynceus.rules.HouseRules;

/** This module's code keeps the house rules. */
@AnalyzeClasses(packages = "io.lynceus.training", importOptions = HouseRules.Main.class)
final class HouseRulesTest {
  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);
}
