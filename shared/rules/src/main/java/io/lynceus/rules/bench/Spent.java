package io.lynceus.rules.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/** What a piece of work has cost: wall time, and processor time of this whole process. */
public record Spent(Duration wall, Duration cpu) {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Work that may fail as it likes. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Does the work. */
  public static <E extends Exception> Spent on(Work<E> work) throws E {
    long start = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    work.run();
    return new Spent(
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(PROCESS.getProcessCpuTime() - cpu));
  }

  public double cpuMillis() {
    return cpu.toNanos() / 1e6;
  }

  public double wallSeconds() {
    return wall.toNanos() / 1e9;
  }

  /** The middle of some values, of an even number the upper one. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
