package io.lynceus.localstack.platform;

import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.supervision.Program;
import io.lynceus.localstack.supervision.Readiness;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The local stack as a process: this module's own jar and libraries, whoever asks. */
public final class StackProgram {
  /** The line by which a parent knows that it may connect. */
  public static final String READY = "lynceus-local-stack ready";

  private static final String MAIN = "io.lynceus.localstack.LocalStackApplication";

  private static final String SUPERVISOR = "io.lynceus.localstack.SupervisorApplication";

  private StackProgram() {}

  public static List<String> command(List<String> arguments) {
    Path lib = target().resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException(
          lib + " is missing: a test that starts the local stack runs in phase verify");
    }
    return new Jvm(home(), MAIN, Jvm.Kind.SMALL, "256m").command(arguments);
  }

  static Program program(LocalStackSettings settings, List<String> databases) {
    return new Program(
        "stack",
        "kafka=%s s3=%s postgres=%s"
            .formatted(settings.kafka(), settings.s3(), settings.postgres()),
        command(databases),
        settings.toEnvironment(),
        new Readiness.Says(READY));
  }

  /** The supervisor's own command line: it does little, so it gets little. */
  public static List<String> supervisor() {
    return new Jvm(home(), SUPERVISOR, Jvm.Kind.SMALL, "24m").command(List.of("run"));
  }

  /** The checkout that this module was built in. */
  public static Path checkout() {
    return target().resolve("../..").normalize();
  }

  /** Where Maven put this module's jar and the libraries beside it. */
  public static Path target() {
    return home().resolveSibling("");
  }

  /** The jar of this module, or its classes while Maven has not packed them. */
  private static Path home() {
    try {
      return Path.of(
          StackProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
