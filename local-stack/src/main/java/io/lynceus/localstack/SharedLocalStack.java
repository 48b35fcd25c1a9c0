package io.lynceus.localstack;

import io.lynceus.localstack.platform.StackProgram;
import io.lynceus.localstack.settings.LocalStackSettings;
import io.lynceus.localstack.settings.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one local stack of a test JVM, started by the first test that asks and gone when the JVM
 * ends. Test classes keep apart by databases, buckets and consumer groups of their own.
 */
public final class SharedLocalStack {
  private SharedLocalStack() {}

  private static final class Holder {
    static final LocalStack STACK = start();
  }

  public static LocalStack get() {
    return Holder.STACK;
  }

  private static LocalStack start() {
    try {
      Path state = Files.createTempDirectory("lynceus-test-");
      var stack =
          LocalStack.start(
              LocalStackSettings.onFreePorts(state)
                  .withBinaries(StackProgram.target().resolve("postgres-binaries")));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, state)));
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(LocalStack stack, Path state) {
    stack.close();
    new StateFolder(state).delete();
  }
}
