package io.lynceus.rules.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Where benchmarks leave what they measured, one line a figure: name, value, unit, bound, limit.
 * Whether a bound holds is said by {@link BenchReport} when all have run.
 */
public final class Figures {
  private Figures() {}

  /** The folder of this run, for figures and for what one benchmark leaves to another. */
  public static Path folder() {
    try {
      return Files.createDirectories(Path.of(System.getProperty("lynceus.bench", "target/bench")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure that must not be smaller. */
  public static void atLeast(String name, double value, String unit, double limit) {
    add(name, value, unit, ">=", limit);
  }

  /** A figure that must not be larger. */
  public static void atMost(String name, double value, String unit, double limit) {
    add(name, value, unit, "<=", limit);
  }

  /** A figure that explains another. */
  public static void beside(String name, double value, String unit) {
    add(name, value, unit, "", Double.NaN);
  }

  /** What another benchmark of this run has measured. */
  public static OptionalDouble find(String name) {
    try {
      return BenchReport.read(folder().resolve(BenchReport.FIGURES)).stream()
          .filter(figure -> figure.name().equals(name))
          .mapToDouble(BenchReport.Figure::value)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String name, double value, String unit, String bound, double limit) {
    String line = String.format(Locale.ROOT, "%s\t%s\t%s\t%s\t%s", name, value, unit, bound, limit);
    System.out.println("MEASURED " + line.replace('\t', ' '));
    try {
      Files.writeString(
          folder().resolve(BenchReport.FIGURES),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
