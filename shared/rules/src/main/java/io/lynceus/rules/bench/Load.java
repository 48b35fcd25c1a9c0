package io.lynceus.rules.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What became of the requests of one spell of load. Latencies are in milliseconds, from when a
 * request was due; those of refusals (429) are apart.
 */
public record Load(
    long accepted,
    long refused,
    long failed,
    double seconds,
    double median,
    double p95,
    double refusalP99) {

  static Load of(long[] accepted, long[] refused, long failed, double seconds) {
    return new Load(
        accepted.length,
        refused.length,
        failed,
        seconds,
        quantile(accepted, 0.5),
        quantile(accepted, 0.95),
        quantile(refused, 0.99));
  }

  /** Of nothing it is no number. */
  private static double quantile(long[] nanos, double share) {
    if (nanos.length == 0) {
      return Double.NaN;
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }

  /** Accepted requests a second. */
  public double perSecond() {
    return accepted / seconds;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%d %d %d %s %s %s %s",
        accepted,
        refused,
        failed,
        seconds,
        median,
        p95,
        refusalP99);
  }

  static Load parse(String line) {
    String[] parts = line.split(" ", -1);
    return new Load(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[6]));
  }
}
