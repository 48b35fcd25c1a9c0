package io.lynceus.localstack;

import io.lynceus.localstack.platform.StackProgram;
import io.lynceus.localstack.server.PostgresOrphan;
import io.lynceus.localstack.server.Servers;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.LocalStackSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, S3 and PostgreSQL in one process. Prints {@link StackProgram#READY} when all three take
 * requests, stops on SIGTERM, and ends with 1 when one of them is gone: whoever watches starts it
 * again.
 */
public final class LocalStackApplication {
  /**
   * With this argument the end of standard input is a request to stop: no stack outlives a test.
   */
  static final String WITH_PARENT = "--with-parent";

  static {
    // Not named logback.xml: tests of Spring Boot services have this module on their class path.
    System.setProperty(
        "logback.configurationFile", "io/lynceus/localstack/local-stack-logback.xml");
  }

  private static final Logger log = LoggerFactory.getLogger(LocalStackApplication.class);

  private LocalStackApplication() {}

  /** Arguments are the databases to make, and {@value #WITH_PARENT}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Machine.require();
    var settings = LocalStackSettings.of(System.getenv()).resolved();
    PostgresOrphan.of(settings).end();
    refuseTakenPorts(settings);
    var servers = new Servers();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers), "stop"));
    List<String> arguments = List.of(args);
    if (arguments.contains(WITH_PARENT)) {
      Thread.ofPlatform().daemon().name("parent").start(LocalStackApplication::endWithParent);
    }
    try {
      var ended =
          servers.start(
              Connections.of(settings),
              arguments.stream().filter(argument -> !argument.startsWith("--")).toList());
      System.out.printf(
          "%s kafka=%s s3=http://%s postgres=%s%n",
          StackProgram.READY, settings.kafka(), settings.s3(), settings.postgres());
      ended.join();
      log.error("PostgreSQL has ended; so does the local stack");
    } catch (ExecutionException e) {
      log.error("The local stack does not start", e.getCause());
    }
    System.exit(1);
  }

  private static void refuseTakenPorts(LocalStackSettings settings) {
    List<String> problems = settings.takenPorts();
    if (!problems.isEmpty()) {
      problems.forEach(System.err::println);
      System.exit(1);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said; only the end counts.
      }
    } catch (IOException closed) {
      log.debug("The parent is gone", closed);
    }
    System.exit(0);
  }

  private static void stop(Servers servers) {
    try {
      servers.stop();
    } catch (Throwable e) {
      log.error("The local stack did not stop cleanly", e);
    }
  }
}
