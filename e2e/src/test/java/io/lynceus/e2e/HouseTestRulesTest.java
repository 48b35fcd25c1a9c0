package io.lynceus.e2e;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.lynceus.rules.HouseTestRules;

/** This module's tests keep the house rules. */
@AnalyzeClasses(packages = "io.lynceus.e2e", importOptions = ImportOption.OnlyIncludeTests.class)
final class HouseTestRulesTest {
  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseTestRules.class);
}
