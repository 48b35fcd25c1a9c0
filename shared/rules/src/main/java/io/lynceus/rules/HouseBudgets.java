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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private static final Set<String> SERVICES =
      Set.of("gateway", "data-service", "training-service", "inference-service");

  private record Measured(String name, int value) {}

  private boolean broken;

  private HouseBudgets() {}

  /** Takes the project's root as its only argument. */
  public static void main(String[] args) throws IOException {
    var budgets = new HouseBudgets();
    budgets.measure(Path.of(args.length > 0 ? args[0] : ".").toRealPath());
    System.exit(budgets.broken ? 1 : 0);
  }

  private void measure(Path root) throws IOException {
    List<Path> main = sources(root, "/src/main/java/");
    List<Path> test = sources(root, "/src/test/java/");
    List<Measured> files = new ArrayList<>();
    for (Path file : main) {
      files.add(new Measured(root.relativize(file).toString(), lines(file)));
    }
    System.out.println("House budgets (house-style, section 4)");
    upTo("file lines", files, FILE_P90, FILE_MAX);
    upTo("method lines", methods(root, main), METHOD_P90, METHOD_MAX);
    atMost("types in a package", typesByPackage(root, main), TYPES_PER_PACKAGE);
    atLeast("package-private types of services", packagePrivate(root, main), PACKAGE_PRIVATE);
    int mainLines = files.stream().mapToInt(Measured::value).sum();
    int testLines = 0;
    for (Path file : test) {
      testLines += lines(file);
    }
    atLeast("test lines per main line", testLines / (double) Math.max(mainLines, 1), TEST_TO_MAIN);
  }

  private static List<Path> sources(Path root, String below) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> p.toString().contains(below) && p.toString().endsWith(".java"))
          .filter(p -> !p.getFileName().toString().equals("package-info.java"))
          .sorted()
          .toList();
    }
  }

  private static int lines(Path file) throws IOException {
    return (int) Files.readString(file).lines().count();
  }

  private static List<Measured> methods(Path root, List<Path> files) throws IOException {
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

  private static List<Measured> typesByPackage(Path root, List<Path> files) {
    return counted(files.stream().map(f -> root.relativize(f.getParent()).toString()).toList());
  }

  private static List<Measured> counted(List<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    names.forEach(n -> counts.merge(n, 1, Integer::sum));
    return counts.entrySet().stream().map(e -> new Measured(e.getKey(), e.getValue())).toList();
  }

  private static double packagePrivate(Path root, List<Path> files) throws IOException {
    int hidden = 0;
    int all = 0;
    for (Path file : files) {
      if (SERVICES.contains(root.relativize(file).getName(0).toString())) {
        all++;
        var name = file.getFileName().toString().replace(".java", "");
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
    System.out.printf(
        "  %s %s: median %d, p90 %d (at most %d), largest %d (at most %d)%n",
        holds ? "ok  " : "OVER", what, median, at90, p90, worst, max);
    offenders(measured, at90 > p90 ? p90 : max, holds);
  }

  private void atMost(String what, List<Measured> measured, int max) {
    int worst = measured.stream().mapToInt(Measured::value).max().orElse(0);
    boolean holds = worst <= max;
    System.out.printf(
        "  %s %s: largest %d (at most %d)%n", holds ? "ok  " : "OVER", what, worst, max);
    offenders(measured, max, holds);
  }

  private void atLeast(String what, double value, double least) {
    boolean holds = value >= least;
    System.out.printf(
        "  %s %s: %.2f (at least %.2f)%n", holds ? "ok  " : "OVER", what, value, least);
    broken |= !holds;
  }

  private void offenders(List<Measured> measured, int limit, boolean holds) {
    broken |= !holds;
    if (!holds) {
      measured.stream()
          .filter(m -> m.value() > limit)
          .sorted(Comparator.comparingInt(Measured::value).reversed())
          .limit(10)
          .forEach(m -> System.out.printf("         %4d %s%n", m.value(), m.name()));
    }
  }
}
