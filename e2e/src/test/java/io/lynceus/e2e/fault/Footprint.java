package io.lynceus.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds: resident kilobytes, threads, open files. */
record Footprint(long kilobytes, long threads, long files) {
  static Footprint of(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc", String.valueOf(process.pid()));
    String status = Files.readString(folder.resolve("status"));
    try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
      return new Footprint(number(status, "VmRSS:"), number(status, "Threads:"), open.count());
    }
  }

  /** The bytes that a process may name, used or not. */
  static long addressSpace(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return number(Files.readString(status), "VmSize:") * 1024;
  }

  /** No more than noise: a tenth, 16 MB, and some threads and connections that come and go. */
  boolean isGrownSince(Footprint before) {
    return kilobytes > before.kilobytes * 1.1 + 16_384
        || threads > before.threads + 8
        || files > before.files + 16;
  }

  private static long number(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
