package io.lynceus.localstack.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of one of our applications: this JVM's java, a jar and the libraries beside it.
 */
record Jvm(Path jar, String mainClass, Kind kind, String heap) {
  /** What the JVM is asked to be good at. */
  enum Kind {
    /** Quick to start, and little memory when idle: no optimising compiler. */
    SMALL,
    /** Where the time goes into long loops, that compiler earns its memory. */
    OPTIMISING,
    /** The same, but a run that is out of memory fails with that reason and the JVM stays. */
    SURVIVING
  }

  /**
   * The optimising compiler waits for ten times as much work as usual: at start it would take as
   * long as everything else, for methods that are hardly called again.
   */
  private static final List<String> PATIENT =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=10000",
          "-XX:Tier4CompileThreshold=100000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** With what an earlier start wrote down, if it is of these jars; the JVM judges that itself. */
  List<String> command(List<String> arguments) {
    return command(isRecorded() ? List.of("-XX:AOTCache=" + cache()) : List.of(), arguments);
  }

  boolean isRecorded() {
    return Files.exists(cache());
  }

  /** Writes down at its end what it has loaded and linked, so that the next starts need not. */
  List<String> recording(List<String> arguments) {
    return command(List.of("-XX:AOTCacheOutput=" + cache()), arguments);
  }

  private Path cache() {
    return jar.resolveSibling(jar.getFileName() + ".aot");
  }

  private List<String> command(List<String> cacheFlags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cacheFlags);
    command.addAll(flags());
    command.add("-cp");
    command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*");
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    if (kind == Kind.SMALL) {
      flags.add("-XX:TieredStopAtLevel=1");
    } else {
      flags.addAll(PATIENT);
    }
    if (kind == Kind.SURVIVING) {
      // Room for what an epoch throws away: else it grows old, and the heap with it, epoch by
      // epoch.
      flags.add("-Xmn256m");
    } else {
      // A process without memory answers nobody in time; a fresh one does.
      flags.add("-XX:+ExitOnOutOfMemoryError");
    }
    return flags;
  }
}
