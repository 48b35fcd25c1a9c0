package io.lynceus.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Measures the sizes that the house style gives budgets for, prints them with the worst offenders
 * by name, and exits 1 where one is broken. Run as a source file on the root of the project: {@code
 * java HouseBudgets.java .}
 */
public final class HouseBudgets {
  private static final int FILE_P90 = 250;
  private static final int FILE_MAX = 400;
  private static final int METHOD_P90 = 15;
  private static final int METHOD_MAX = 40;
  private static final int TYPES_PER_PACKAGE = 12;
  private static final double PACKAGE_PRIVATE = 0.60;
  private static final double TEST_TO_MAIN = 0.8;
  private static final double MOCKING = 0.03;
  private static final int POM_LINES = 60;
  private static final int SHARED_LINES = 2_000;
  private static final Set<String> SERVICES =
      Set.of("gateway", "data-service", "training-service", "inference-service");

  /** Names that a class has only where it has two jobs; {@code HouseRules} asks for them too. */
  static final Pattern BANNED_TYPE_NAME =
      Pattern.compile(
          "(Abstract|Base)[A-Z].*|.*(Impl|Utils?|Helper|Manager|Handler|Processor|Wrapper|Dto|Service)");

  private record Measured(String name, int value) {}

  private final Path root;
  private final PrintStream out;
  private boolean broken;

  private HouseBudgets(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /** Takes the project's root as its only argument. */
  public static void main(String[] args) throws IOException {
    System.exit(hold(Path.of(args.length > 0 ? args[0] : "."), System.out) ? 0 : 1);
  }

  /** Prints each budget of the project at {@code root}; false where one is broken. */
  static boolean hold(Path root, PrintStream out) throws IOException {
    var budgets = new HouseBudgets(root.toRealPath(), out);
    budgets.measureSizes();
    budgets.measureHabits();
    return !budgets.broken;
  }

  private void measureSizes() throws IOException {
    List<Path> main = sources("/src/main/java/");
    List<Path> test = sources("/src/test/java/");
    List<Measured> files = new ArrayList<>();
    for (Path file : main) {
      files.add(new Measured(root.relativize(file).toString(), lines(file)));
    }
    out.println("House budgets (house-style, section 4)");
    upTo("file lines", files, FILE_P90, FILE_MAX);
    upTo("method lines", methods(main), METHOD_P90, METHOD_MAX);
    atMost("types in a package", typesByPackage(main), TYPES_PER_PACKAGE);
    atLeast("package-private types of services", packagePrivate(main), PACKAGE_PRIVATE);
    int mainLines = files.stream().mapToInt(Measured::value).sum();
    int testLines = 0;
    for (Path file : test) {
      testLines += lines(file);
    }
    atLeast("test lines per main line", testLines / (double) Math.max(mainLines, 1), TEST_TO_MAIN);
  }

  private void measureHabits() throws IOException {
    List<Path> main = sources("/src/main/java/");
    List<Path> test = sources("/src/test/java/");
    double mocking = importing(test, "org.mockito.").size() / (double) Math.max(test.size(), 1);
    report(
        mocking <= MOCKING,
        "test classes with Mockito: %.2f (at most %.2f)".formatted(mocking, MOCKING));
    none("Lombok", importing(Stream.of(main, test).flatMap(List::stream).toList(), "lombok."));
    none("banned names", main.stream().filter(f -> isBanned(typeName(f))).toList());
    List<Measured> poms = new ArrayList<>();
    for (Path pom : poms()) {
      poms.add(new Measured(inside(pom).substring(1), besideDependencies(pom)));
    }
    atMost("POM lines beside the dependencies", poms, POM_LINES);
    for (Measured module : sharedModules(main)) {
      if (module.value() > SHARED_LINES) {
        out.printf(
            "  note %s has %d lines (aim %d; why: docs/RATIONALE.md)%n",
            module.name(), module.value(), SHARED_LINES);
      }
    }
  }

  /** A path as {@code /module/src/main/java/...}, whatever the folders above the project. */
  private String inside(Path file) {
    return "/" + root.relativize(file).toString().replace('\\', '/');
  }

  private static String typeName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static boolean isBanned(String name) {
    return BANNED_TYPE_NAME.matcher(name).matches();
  }

  private static List<Path> importing(List<Path> files, String prefix) throws IOException {
    Pattern wanted = Pattern.compile("import (static )?" + Pattern.quote(prefix) + ".*");
    List<Path> found = new ArrayList<>();
    for (Path file : files) {
      if (Files.readString(file).lines().anyMatch(line -> wanted.matcher(line).matches())) {
        found.add(file);
      }
    }
    return found;
  }

  /** Those of the modules; the root's owns the versions and is as long as it must be. */
  private List<Path> poms() throws IOException {
    try (Stream<Path> all = Files.walk(root, 3)) {
      return all.filter(p -> p.getFileName().toString().equals("pom.xml"))
          .filter(p -> !inside(p).equals("/pom.xml") && !inside(p).contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static int besideDependencies(Path pom) throws IOException {
    String text = Files.readString(pom).replaceAll("(?s)<dependencies>.*?</dependencies>", "");
    return (int) text.lines().filter(line -> !line.isBlank()).count();
  }

  private List<Measured> sharedModules(List<Path> files) throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    for (Path file : files) {
      Path place = root.relativize(file);
      if (place.startsWith("shared")) {
        lines.merge("shared/" + place.getName(1), lines(file), Integer::sum);
      }
    }
    return lines.entrySet().stream().map(e -> new Measured(e.getKey(), e.getValue())).toList();
  }

  private List<Path> sources(String below) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> inside(p).contains(below) && p.toString().endsWith(".java"))
          .filter(p -> !p.getFileName().toString().equals("package-info.java"))
          .sorted()
          .toList();
    }
  }

  private static int lines(Path file) throws IOException {
    return (int) Files.readString(file).lines().count();
  }

  private List<Measured> methods(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Measured> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        var name = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
        LineMap map = unit.getLineMap();
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            BlockTree body = method.getBody();
            if (body != null) {
              long first = map.getLineNumber(positions.getStartPosition(unit, body));
              long last = map.getLineNumber(positions.getEndPosition(unit, body));
              int inside = (int) Math.max(last - first - 1, 0);
              found.add(new Measured(name + " " + method.getName() + "()", inside));
            }
            return super.visitMethod(method, null);
          }
        }.scan(unit, null);
      }
      return found;
    }
  }

  private List<Measured> typesByPackage(List<Path> files) {
    return counted(files.stream().map(f -> root.relativize(f.getParent()).toString()).toList());
  }

  private static List<Measured> counted(List<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    names.forEach(n -> counts.merge(n, 1, Integer::sum));
    return counts.entrySet().stream().map(e -> new Measured(e.getKey(), e.getValue())).toList();
  }

  private double packagePrivate(List<Path> files) throws IOException {
    int hidden = 0;
    int all = 0;
    for (Path file : files) {
      if (SERVICES.contains(root.relativize(file).getName(0).toString())) {
        all++;
        String name = typeName(file);
        boolean open =
            Files.readString(file)
                .lines()
                .anyMatch(l -> l.startsWith("public ") && l.matches(".*\\b" + name + "\\b.*"));
        hidden += open ? 0 : 1;
      }
    }
    return all == 0 ? 1 : hidden / (double) all;
  }

  private void upTo(String what, List<Measured> measured, int p90, int max) {
    List<Integer> sorted = measured.stream().map(Measured::value).sorted().toList();
    if (sorted.isEmpty()) {
      return;
    }
    int at90 = sorted.get(Math.min((int) (sorted.size() * 0.9), sorted.size() - 1));
    int median = sorted.get(sorted.size() / 2);
    int worst = sorted.getLast();
    boolean holds = at90 <= p90 && worst <= max;
    out.printf(
        "  %s %s: median %d, p90 %d (at most %d), largest %d (at most %d)%n",
        holds ? "ok  " : "OVER", what, median, at90, p90, worst, max);
    offenders(measured, at90 > p90 ? p90 : max, holds);
  }

  private void atMost(String what, List<Measured> measured, int max) {
    int worst = measured.stream().mapToInt(Measured::value).max().orElse(0);
    boolean holds = worst <= max;
    out.printf("  %s %s: largest %d (at most %d)%n", holds ? "ok  " : "OVER", what, worst, max);
    offenders(measured, max, holds);
  }

  private void atLeast(String what, double value, double least) {
    report(value >= least, "%s: %.2f (at least %.2f)".formatted(what, value, least));
  }

  private void none(String what, List<Path> found) {
    report(found.isEmpty(), "%s: %d (none)".formatted(what, found.size()));
    found.stream().limit(10).forEach(f -> out.println("         " + inside(f).substring(1)));
  }

  private void report(boolean holds, String sentence) {
    broken |= !holds;
    out.println((holds ? "  ok   " : "  OVER ") + sentence);
  }

  private void offenders(List<Measured> measured, int limit, boolean holds) {
    broken |= !holds;
    if (!holds) {
      measured.stream()
          .filter(m -> m.value() > limit)
          .sorted(Comparator.comparingInt(Measured::value).reversed())
          .limit(10)
          .forEach(m -> out.printf("         %4d %s%n", m.value(), m.name()));
    }
  }
}
