package io.lynceus.rules.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** What a piece of work has cost: wall time, and processor time of this whole process. */
public record Spent(Duration wall, Duration cpu) {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Duration IDLE = Duration.ofSeconds(3);

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

  /**
   * What this process spends while nobody asks anything of it: the local stack of the tests,
   * timers, polls. To be taken off where a request's share is wanted.
   */
  public static Spent idle() {
    return on(
        () -> {
          long end = System.nanoTime() + IDLE.toNanos();
          for (long left = IDLE.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
        });
  }

  /** Processor time beyond what as long a time without work takes. */
  public double cpuMillisBeyond(Spent idle) {
    return cpuMillis() - idle.cpuMillis() * wallSeconds() / idle.wallSeconds();
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
