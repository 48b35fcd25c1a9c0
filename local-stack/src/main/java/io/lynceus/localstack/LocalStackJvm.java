package io.lynceus.localstack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a local stack: this module's own jar and libraries, whoever asks. */
final class LocalStackJvm {
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx256m",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private LocalStackJvm() {}

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(home() + File.pathSeparator + libraries() + File.separator + "*");
    command.add(LocalStackApplication.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The jar of this module, or its classes while Maven has not packed them. */
  private static Path home() {
    try {
      return Path.of(
          LocalStackJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Beside both of them. */
  static Path target() {
    return home().resolveSibling("");
  }

  private static Path libraries() {
    Path libraries = target().resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          libraries + " is missing: a test that starts the local stack runs in phase verify");
    }
    return libraries;
  }
}
