package io.lynceus.localstack.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of processes as Linux counts it: resident, and the proportional share, in which a page
 * that several processes share counts once. Only the second may be added up.
 */
public record MemoryUse(long residentKilobytes, long proportionalKilobytes) {
  public static final MemoryUse NONE = new MemoryUse(0, 0);

  /** Of a process and everything it has started. Those that are gone use nothing. */
  public static MemoryUse ofTree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(process -> of(process.pid()))
        .reduce(NONE, MemoryUse::plus);
  }

  public MemoryUse plus(MemoryUse other) {
    return new MemoryUse(
        residentKilobytes + other.residentKilobytes,
        proportionalKilobytes + other.proportionalKilobytes);
  }

  @Override
  public String toString() {
    return "%d MB resident, %d MB in proportion"
        .formatted(residentKilobytes / 1000, proportionalKilobytes / 1000);
  }

  private static MemoryUse of(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", String.valueOf(pid), "smaps_rollup")));
    } catch (IOException gone) {
      return NONE;
    }
  }

  /** Lines such as {@code Rss: 12345 kB}. */
  static MemoryUse parse(String rollup) {
    return new MemoryUse(kilobytes(rollup, "Rss:"), kilobytes(rollup, "Pss:"));
  }

  private static long kilobytes(String rollup, String key) {
    return rollup
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .sum();
  }
}
