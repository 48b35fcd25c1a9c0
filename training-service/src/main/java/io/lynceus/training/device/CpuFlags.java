package io.lynceus.training.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine's processor says it can do. */
record CpuFlags(Set<String> flags) {
  private static final Set<String> BFLOAT16_INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16");

  CpuFlags {
    flags = Set.copyOf(flags);
  }

  /** Empty where there is no {@code /proc/cpuinfo}. */
  static CpuFlags ofThisMachine() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(CpuFlags::of)
          .orElse(of(""));
    } catch (IOException notLinux) {
      return of("");
    }
  }

  /** Reads the line {@code flags : fpu vme ...}. */
  static CpuFlags of(String line) {
    return new CpuFlags(Set.copyOf(List.of(line.strip().split("\\s+"))));
  }

  boolean multipliesBfloat16() {
    return flags.stream().anyMatch(BFLOAT16_INSTRUCTIONS::contains);
  }
}
