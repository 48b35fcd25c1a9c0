package io.lynceus.localstack;

import io.lynceus.localstack.command.Archive;
import io.lynceus.localstack.command.Down;
import io.lynceus.localstack.command.Prepare;
import io.lynceus.localstack.command.Run;
import io.lynceus.localstack.command.Status;
import io.lynceus.localstack.command.Up;
import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.platform.StackProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The platform on this machine: {@code up|down|status|backup FILE|restore FILE}, and the
 * supervisor.
 */
public final class SupervisorApplication {
  private SupervisorApplication() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Machine.require();
    System.exit(run(settings(), List.of(args)));
  }

  /** A variable that makes no sense ends the process with 2 and its name. */
  private static PlatformSettings settings() {
    try {
      return PlatformSettings.of(System.getenv(), StackProgram.checkout());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  private static int run(PlatformSettings settings, List<String> words)
      throws IOException, InterruptedException {
    return switch (String.join(" ", words.subList(0, Math.min(1, words.size())))) {
      case "up" -> new Up(settings).call(StackProgram.supervisor());
      case "running" -> new Up(settings).already() ? 0 : 1;
      case "run" -> new Run(settings).call();
      case "prepare" -> new Prepare(settings.checkout()).call();
      case "down" -> new Down(settings.state()).call();
      case "status" -> new Status(settings.state()).call();
      case "backup" -> new Archive(settings.state()).backup(file(words));
      case "restore" -> new Archive(settings.state()).restore(file(words));
      default -> {
        System.err.println("usage: up|down|status|backup FILE|restore FILE");
        yield 2;
      }
    };
  }

  private static Path file(List<String> words) {
    if (words.size() < 2) {
      System.err.println("name a file: make backup FILE=…");
      System.exit(2);
    }
    return Path.of(words.get(1)).toAbsolutePath();
  }
}
