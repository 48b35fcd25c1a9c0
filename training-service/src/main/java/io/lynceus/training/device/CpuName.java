package io.lynceus.training.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor as it calls itself. */
final class CpuName {
  private CpuName() {}

  static String ofThisMachine() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return of(lines);
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }

  /** From the lines of {@code /proc/cpuinfo}. */
  static String of(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseGet(() -> System.getProperty("os.arch"));
  }
}
