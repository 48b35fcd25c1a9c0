package io.lynceus.rules.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the figures of a run with the machine's name, writes them as JSON, and exits 1 where one
 * misses its bound. Run as a source file on the folder of the run: {@code java BenchReport.java
 * target/bench}
 */
public final class BenchReport {
  static final String FIGURES = "figures.tsv";
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private BenchReport() {}

  /** A measured value and, where it has one, its bound: {@code >=} or {@code <=} and the limit. */
  record Figure(String name, double value, String unit, String bound, double limit) {
    static Figure of(String line) {
      String[] parts = line.split("\t", -1);
      return new Figure(
          parts[0], Double.parseDouble(parts[1]), parts[2], parts[3], Double.parseDouble(parts[4]));
    }

    /** What is no number holds no bound. */
    boolean holds() {
      return switch (bound) {
        case ">=" -> value >= limit;
        case "<=" -> value <= limit;
        default -> true;
      };
    }

    private String row() {
      String asked = bound.isEmpty() ? "" : bound + " " + number(limit);
      String verdict = bound.isEmpty() ? "" : holds() ? "ok" : "MISSED";
      return "  %-6s %-56s %10s %-22s %s"
          .formatted(verdict, name, number(value), unit, asked)
          .stripTrailing();
    }

    private String json() {
      String asked =
          bound.isEmpty()
              ? ""
              : ", \"bound\": \"%s\", \"limit\": %s, \"holds\": %s"
                  .formatted(bound, number(limit), holds());
      return "    {\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\"%s}"
          .formatted(name, Double.isFinite(value) ? number(value) : "null", unit, asked);
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
  }

  /** Takes the folder of the run as its only argument. */
  public static void main(String[] args) throws IOException {
    System.exit(report(Path.of(args[0]), machine(), System.out) ? 0 : 1);
  }

  /** Prints and writes; false where a bound is missed or nothing was measured. */
  static boolean report(Path folder, String machine, PrintStream out) throws IOException {
    List<Figure> figures = read(folder.resolve(FIGURES));
    out.println("Figures of one run on " + machine);
    figures.forEach(f -> out.println(f.row()));
    Files.writeString(
        folder.resolveSibling("bench.json"),
        figures.stream()
            .map(Figure::json)
            .collect(
                Collectors.joining(
                    ",\n",
                    "{\n  \"machine\": \"%s\",\n  \"figures\": [\n".formatted(machine),
                    "\n  ]\n}\n")));
    long missed = figures.stream().filter(f -> !f.holds()).count();
    out.printf("%d figures, %d missed%n", figures.size(), missed);
    return missed == 0 && !figures.isEmpty();
  }

  static List<Figure> read(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(Figure::of).toList()
        : List.of();
  }

  private static String machine() throws IOException {
    String model = System.getProperty("os.arch");
    if (Files.exists(CPU)) {
      try (Stream<String> lines = Files.lines(CPU)) {
        model =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(model);
      }
    }
    return "%s, %d cores, %s, JDK %s"
        .formatted(
            model,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            Runtime.version());
  }
}
