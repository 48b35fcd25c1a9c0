package io.lynceus.rules;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HouseTestRulesTest {
  @TempDir static Path folder;
  private static Samples samples;

  @BeforeAll
  static void libraries() throws IOException {
    samples = new Samples(folder);
  }

  @Test
  void aTestDoesNotSleep() throws IOException {
    ArchRule rule = HouseTestRules.noSleeping;
    samples.breaks(rule, test("void a() throws Exception { Thread.sleep(10); }"));
    samples.breaks(
        rule, test("void a() throws Exception { Thread.sleep(java.time.Duration.ZERO); }"));
    samples.keeps(rule, test("void a() throws Exception { Thread.onSpinWait(); }"));
    samples.keeps(rule, test("void a() throws Exception { new Thread(() -> {}).join(); }"));
  }

  @Test
  void aTestIsNotSkippedOrRepeated() throws IOException {
    ArchRule rule = HouseTestRules.noSkipping;
    samples.breaks(rule, test("@org.junit.jupiter.api.Disabled void a() {}"));
    samples.breaks(rule, test("@org.junit.jupiter.api.RepeatedTest void a() {}"));
    samples.breaks(rule, test("void a() { org.junit.jupiter.api.Assumptions.assumeTrue(); }"));
    samples.keeps(rule, test("@Deprecated void a() {}"));
  }

  @Test
  void aTestDoesNotMock() throws IOException {
    samples.breaks(HouseTestRules.noMocks, test("void a() { org.mockito.Mockito.mock(); }"));
    samples.keeps(HouseTestRules.noMocks, test("Runnable fake = () -> {};"));
  }

  private static String test(String members) {
    return "package io.lynceus.data.image; final class ImageTest { " + members + " }";
  }
}
