package io.lynceus.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HouseBudgetsTest {
  private static final String ROUTE = "gateway/src/main/java/io/lynceus/gateway/route/";
  private static final String SHARED = "shared/vision/src/main/java/io/lynceus/vision/box/";

  @TempDir Path root;
  private String printed = "";

  @BeforeEach
  void aProjectThatKeepsItsBudgets() throws IOException {
    type(ROUTE, "Route", "record Route(String path) {\n  void go() {}\n}");
    type("gateway/src/test/java/io/lynceus/gateway/route/", "RouteTest", lines(2000));
    file("pom.xml", lines(500));
    file("gateway/pom.xml", "<project>\n" + dependencies(100) + "\n</project>\n");
  }

  @Test
  void aProjectThatKeepsThemPassesAndEachIsPrinted() throws IOException {
    assertThat(holds()).isTrue();
    assertThat(printed.lines().skip(1)).hasSize(9).allMatch(line -> line.startsWith("  ok   "));
    assertThat(printed)
        .contains("file lines: median 5, p90 5 (at most 250), largest 5 (at most 400)")
        .contains("package-private types of services: 1.00 (at least 0.60)")
        .contains("POM lines beside the dependencies: largest 2 (at most 60)");
  }

  @Test
  void aFileOfFourHundredLinesPassesAndOneMoreIsNamed() throws IOException {
    manySmallTypes(20);
    type(ROUTE, "Long", lines(398));
    assertThat(holds()).isTrue();
    type(ROUTE, "Long", lines(399));
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER file lines").contains("401 " + ROUTE + "Long.java");
  }

  @Test
  void whereATenthOfTheFilesIsLongTheLongAreNamed() throws IOException {
    type(ROUTE, "Long", lines(251));
    assertThat(holds()).isFalse();
    assertThat(printed).contains("p90 253 (at most 250)").contains("253 " + ROUTE + "Long.java");
  }

  @Test
  void aMethodsBodyIsMeasuredAndItsNamePrinted() throws IOException {
    String small = "void a() {}\n".repeat(20);
    type(ROUTE, "Big", "class Big {\n" + small + "void big() {\n" + lines(40) + "}\n}");
    assertThat(holds()).isTrue();
    type(ROUTE, "Big", "class Big {\n" + small + "void big() {\n" + lines(41) + "}\n}");
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER method lines").contains("41 " + ROUTE + "Big.java big()");
  }

  @Test
  void aMethodInsideAMethodIsMeasuredToo() throws IOException {
    String inner = "new Object() {\nvoid inner() {\n" + lines(16) + "}\n};\n";
    type(ROUTE, "Nest", "class Nest {\nvoid outer() {\n" + inner + "}\n}");
    assertThat(holds()).isFalse();
    assertThat(printed).contains("16 " + ROUTE + "Nest.java inner()");
  }

  @Test
  void thirteenTypesAreTooManyForAPackage() throws IOException {
    manySmallTypes(11);
    type(ROUTE, "package-info", "/** Not a type. */");
    assertThat(holds()).isTrue();
    manySmallTypes(12);
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER types in a package: largest 13");
  }

  @Test
  void fourInTenTypesOfAServiceMayBePublic() throws IOException {
    type(ROUTE, "One", "final class One {}");
    type(ROUTE, "Two", "final class Two {}");
    type(ROUTE, "Three", "public final class Three {}");
    type(ROUTE, "Four", "public record Four(String a) {}");
    assertThat(holds()).isTrue();
    type(ROUTE, "Five", "public sealed interface Five permits Six {}");
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER package-private types of services: 0.50 (at least 0.60)");
  }

  @Test
  void sharedTypesMayAllBePublicAndNestedOnesDoNotCount() throws IOException {
    type(SHARED, "Box", "public record Box(int x) {}");
    type(ROUTE, "Hidden", "final class Hidden {\n  public record Hidden2(int x) {}\n}");
    assertThat(holds()).isTrue();
    assertThat(printed).contains("package-private types of services: 1.00");
  }

  @Test
  void testsAreFourFifthsOfTheCode() throws IOException {
    type("gateway/src/test/java/io/lynceus/gateway/route/", "RouteTest", lines(200));
    type(ROUTE, "Code", lines(242));
    assertThat(holds()).isTrue();
    type(ROUTE, "Code2", lines(20));
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER test lines per main line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import org.mockito.Mockito;", "import static org.mockito.Mockito.mock;"})
  void mocksAreForThreeInAHundredTestClasses(String imported) throws IOException {
    for (int i = 0; i < 40; i++) {
      type("e2e/src/test/java/io/lynceus/e2e/", "Fine" + i + "IT", "// org.mockito is not used");
    }
    type("e2e/src/test/java/io/lynceus/e2e/", "MockingTest", imported);
    assertThat(holds()).isTrue();
    assertThat(printed).contains("test classes with Mockito: 0.02 (at most 0.03)");
    type("e2e/src/test/java/io/lynceus/e2e/", "MoreMockingTest", imported);
    assertThat(holds()).isFalse();
  }

  @Test
  void lombokIsForNobodyTestsIncluded() throws IOException {
    type("gateway/src/test/java/io/lynceus/gateway/", "KeyTest", "import lombok.Data;");
    assertThat(holds()).isFalse();
    assertThat(printed)
        .contains("OVER Lombok: 1 (none)")
        .contains("gateway/src/test/java/io/lynceus/gateway/KeyTest.java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RouteManager", "AbstractRoute", "BaseRoute", "RouteImpl", "RouteUtil"})
  void bannedNamesAreListed(String name) throws IOException {
    type(ROUTE, name, "final class " + name + " {}");
    assertThat(holds()).isFalse();
    assertThat(printed).contains("OVER banned names: 1").contains(ROUTE + name + ".java");
  }

  @Test
  void aPomIsItsDependenciesAndLittleElse() throws IOException {
    file("shared/vision/pom.xml", lines(30) + dependencies(100) + "\n\n\n" + lines(30));
    file("gateway/target/pom.xml", lines(1000));
    assertThat(holds()).isTrue();
    file("shared/vision/pom.xml", lines(31) + dependencies(100) + lines(30));
    assertThat(holds()).isFalse();
    assertThat(printed).contains("61 shared/vision/pom.xml");
  }

  @Test
  void aLargeSharedModuleIsANoteAndNoFailure() throws IOException {
    for (int i = 0; i < 11; i++) {
      type(SHARED, "Part" + i, lines(190));
    }
    type("gateway/src/test/java/io/lynceus/gateway/", "MoreTest", lines(2000));
    assertThat(holds()).isTrue();
    assertThat(printed).contains("  note shared/vision has 2112 lines (aim 2000");
  }

  private boolean holds() throws IOException {
    var shown = new ByteArrayOutputStream();
    boolean holds = HouseBudgets.hold(root, new PrintStream(shown, true, UTF_8));
    printed = shown.toString(UTF_8);
    return holds;
  }

  private void manySmallTypes(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String where = count > 12 ? ROUTE.replace("route", "p" + i / 10) : ROUTE;
      type(where, "Small" + i, "final class Small" + i + " {}");
    }
  }

  private void type(String folder, String name, String body) throws IOException {
    file(folder + name + ".java", "package p;\n\n" + body + (body.endsWith("\n") ? "" : "\n"));
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "// " + i + "\n").collect(Collectors.joining());
  }

  private static String dependencies(int lines) {
    return "<dependencies>\n" + lines(lines) + "</dependencies>";
  }
}
